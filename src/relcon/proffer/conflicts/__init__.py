"""Admissions against discovery, tolls and each other, with both pages."""
