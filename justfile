# `just` alone runs everything that CI runs.
default: lint test

# Format, lint, types, layers, and the bars of the house.
lint:
    ruff format --check
    ruff check
    mypy
    lint-imports
    [ ! -f ../shared/eval/codestats.py ] || just bars

# Rewrite what can be rewritten.
format:
    ruff format
    ruff check --fix

test *arguments:
    pytest {{arguments}}

# A PostgreSQL server to try things on, gone at Ctrl-C. The tests start one of their own.
postgres:
    python tests/postgres_server.py

# Speed. The other benchmarks need data; docs/reference/accuracy.md has their commands.
bench:
    python benchmarks/speed.py

# Score the labelled articles of this repository.
score:
    for set in gold/*/; do \
      rm -f build/score.db* && mkdir -p build && \
      crosswire add --ledger build/score.db "$set/articles" ; \
      crosswire score --ledger build/score.db "$set" || exit 1; done

# Write the pages on the commands and the codes anew from the commands' help and the table.
docs:
    CROSSWIRE_WRITE_DOCS=1 pytest tests/docs

bars:
    python ../shared/eval/codestats.py . --max modlines=400 --max mod50=150 --max fn50=8 \
      --max fn95=30 --max fnmax=60 --max br95=8 --max cycles=0 --max lazy=12 --max broad=1 \
      --max any=2 --min typed=100 --min doc=95 --min tydoc=100
