progress-allure = 为 Allure 计算各城市
progress-cities = 计算各城市
cities-count = 共 { $count } 个城市
