pytest_plugins = [
    f"fixtures.{name}"
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
