"""What people read of the runs: the terminal summary and Allure's pages.  A report never measures."""
