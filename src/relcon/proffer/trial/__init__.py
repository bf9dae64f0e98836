"""What each defense at trial opens under the letter's rebuttal term."""
