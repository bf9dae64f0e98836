"""The reports of ``relcon letter``: a letter shown, two compared, what to ask."""
