"""What a project has already decided about its findings: acknowledgements, a baseline, and its own severities."""
