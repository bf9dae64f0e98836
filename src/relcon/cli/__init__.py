"""The command line ``relcon``: reads arguments, calls the api, prints. One module a command."""

from relcon.cli.app import main

__all__ = ["main"]
