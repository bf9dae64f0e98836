"""USSG §1B1.3, relevant conduct: for which acts a defendant answers."""
