"""The workbook `relcon/workbook/1`: a case as sheets, one row a record."""
