"""Results as text, Markdown, CSV and JSON: a report is put together once and written in any form."""
