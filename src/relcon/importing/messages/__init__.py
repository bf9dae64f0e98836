"""Messages of telephones: read with their parties, each counted once though several devices hold it."""
