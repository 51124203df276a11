# Shortcuts for people; what they do stands in errand/machine (set-up) and in pytest (the work).

.DEFAULT_GOAL := help
.PHONY: help setup journeys test slow lint docs calibrate bench report practice
MAKEFLAGS += --no-print-directory

CITY ?= practice
ARGS ?=
BIN := .venv/bin

# The first Python from 3.11 on; `make setup PYTHON=/path/to/python3` insists on one.
CHOSEN := $(shell for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$python && break; done)

help: ## 本说明 · this list
	@echo '用法 · usage:  make journeys CITY=hangzhou'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile
	@echo
	@echo '  CITY=hangzhou          城市：拼音、代码、汉字、province:zhejiang、all · which city; practice when not given'
	@echo '  ARGS="-k guide -x"     交给 pytest 的其他参数 · further arguments for pytest'
	@echo '  HEADED=1               准备带窗口的浏览器 · set up a browser with windows, for ARGS=--headed'
	@echo '  PYTHON=/path/python3   指定 Python（3.11 以上）· which Python to set up with'

setup: ## 准备运行环境，只需一次 · set up once; the others do it by themselves
	@test -n "$(CHOSEN)" || { echo '需要 Python 3.11 或更新版本，请先安装，或用 PYTHON=/path/python3 指定 · errand needs Python 3.11 or newer: install it, or name one by PYTHON=/path/python3' >&2; exit 1; }
	@$(CHOSEN) -m errand.machine setup $(if $(PYTHON),--with-this-python) $(if $(HEADED),--headed)

# Plain pytest ends with 1 when a portal failed a citizen; here that is the work done, and the last line counts it.
journeys: setup ## 到 CITY 办五件事，看花了多少 · five errands in CITY, and what they cost
	@$(BIN)/pytest journeys/ --city="$(CITY)" --findings-ok $(ARGS)

test: setup ## 测试 errand 自身 · test errand itself
	@$(BIN)/pytest -q -n 2 -m "not calibrate and not slow" $(ARGS)

slow: setup ## 较慢的测试 · the slower tests
	@$(BIN)/pytest -q -n 2 -m "slow and not calibrate" $(ARGS)

lint: setup ## 代码规范、类型、层次 · style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@.ci/javascript/lint

docs: setup ## 把 docs/ 做成网站，放在 build/docs · the pages of docs/ as a site
	@$(BIN)/mkdocs build --strict --quiet

calibrate: setup ## 报告与实情对照 · what errand reports against what is so
	@$(BIN)/pytest tests/calibration/test_faults.py -q -m calibrate -n 2 --tb=no $(ARGS)
	@$(BIN)/pytest tests/calibration/test_vocabulary.py -q -m calibrate -n 2 --tb=no $(ARGS)
	@$(BIN)/pytest tests/calibration/test_finding.py -q -m calibrate --tb=line $(ARGS)
	@$(BIN)/pytest tests/calibration/test_labels.py -q -m slow --tb=short $(ARGS)
	@$(BIN)/pytest tests/calibration/test_power.py -q -m calibrate -n 2 --tb=short $(ARGS)
	@$(BIN)/pytest tests/calibration/test_waits.py -q -m calibrate --tb=line $(ARGS)

bench: setup ## errand 自身的开销 · what errand itself costs
	@$(BIN)/python -m tests.bench $(ARGS)

report: setup ## 最近一次结果的报告 · a report of the latest results
	@$(BIN)/errand report --allure $(ARGS)

practice: setup ## 打开 CITY 的练习门户 · serve CITY's practice portal to look at
	@$(BIN)/errand practice serve --city "$(CITY)" $(ARGS)
