"""Values of cells: days, times, amounts and quantities, each exact or refused with what is allowed."""
