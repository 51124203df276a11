pytest_plugins = [
    f"errand.plugin.{name}"
    for name in (
        "options",
        "browsers",
        "halls",
        "citizens",
        "sessions",
        "recording",
        "allure_run",
        "scheduling",
        "replaying",
        "surveying",
    )
]
