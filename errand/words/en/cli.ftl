progress-allure = Working out the cities for Allure
progress-cities = Working out the cities
cities-count = { $count } cities
