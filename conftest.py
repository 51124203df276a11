pytest_plugins = [
    f"fixtures.{name}" for name in ("options", "browsers", "halls", "citizens", "recording", "scheduling", "replaying")
]
