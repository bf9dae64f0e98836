"""The sections of a proffer simulation, one module each; `relcon.exporting.simulation_report` puts them in order."""
