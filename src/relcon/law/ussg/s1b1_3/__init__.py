"""USSG §1B1.3, relevant conduct: for which acts does this defendant answer?"""
