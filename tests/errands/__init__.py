"""The guide for contributors, done errand by errand as it is written."""
