"""The list of the npm libraries, and the command that installs them; see errand.practice.npm_libraries."""
