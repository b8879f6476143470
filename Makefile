# The commands of everyday work. `make` alone lists them.
.POSIX:
.PHONY: help demo check crash several balanced failover bench format clauses tables transcripts

help:
	@echo "make demo         a partnership with invented people, on http://localhost:8080"
	@echo "                  PORT=9000 answers there instead; FRESH=1 begins anew"
	@echo "make check        everything that must hold before a change goes in (CI runs this)"
	@echo "make crash        the server killed 200 times under load, and the records looked at each time"
	@echo "make several      three servers over one PostgreSQL, killed at random for five minutes, and the same"
	@echo "make balanced     two servers behind HAProxy, restarted in turn under load, and no request dropped"
	@echo "make failover     databases killed, hung and promoted by mistake under load, and the book looked at"
	@echo "make bench        the release build, measured beside the machine's own limits"
	@echo "                  OLD=path/to/gatehouse compares this build with another one, in turns"
	@echo "make format       lay out the Swift as .swift-format says"
	@echo "make clauses      write docs/clauses.md, and the pages made from the protocol files"
	@echo "make tables       write docs/who-may-do-what.md from the code"
	@echo "make transcripts  write what the command line prints now into Tests/transcripts"

# The debug build is the one that `make check` makes too, so whichever comes second is quick.
demo:
	@scripts/prepare
	@echo "Building Gatehouse. The first build takes five to seven minutes on two cores; later ones take seconds."
	@scripts/step "build" .build/check/demo-build.log swift build --product gatehouse
	@exec .build/debug/gatehouse demo $${PORT:+--port "$$PORT"} $${FRESH:+--fresh}

check:
	@scripts/check

crash:
	@scripts/prepare
	@scripts/step "build" .build/check/crash-build.log swift build --product gatehouse
	@exec python3 Tests/crash/crash.py

several:
	@scripts/prepare check
	@scripts/step "build" .build/check/several-build.log swift build --product gatehouse
	@python3 Tests/several/several.py && python3 Tests/several/full_disk.py

balanced:
	@scripts/prepare balanced
	@scripts/step "build" .build/check/balanced-build.log swift build --product gatehouse
	@exec python3 Tests/several/balanced.py

failover:
	@scripts/prepare failover
	@scripts/step "build" .build/check/failover-build.log swift build --product gatehouse
	@exec python3 Tests/failover/failover.py

bench:
	@scripts/prepare bench
	@echo "Building the release. The first build takes ten to fifteen minutes on two cores."
	@scripts/step "release build" .build/check/bench-build.log swift build -c release --product gatehouse
	@trap 'scripts/postgres stop' EXIT; .build/release/gatehouse bench --records "$$(scripts/postgres database)"
	@[ -z "$${OLD:-}" ] || scripts/compare "$$OLD" .build/release/gatehouse

format:
	@swift format --in-place --recursive Sources Tests Package.swift

clauses:
	@scripts/prepare
	@GATEHOUSE_CLAUSES=write scripts/step "the pages of clauses and rules" .build/check/clauses.log \
		swift test --disable-xctest --filter "ClausesPageTests|RulePagesTests"

tables:
	@scripts/prepare
	@GATEHOUSE_TABLES=write scripts/step "docs/who-may-do-what.md" .build/check/tables.log \
		swift test --disable-xctest --filter WhoMayDoWhatTests

transcripts:
	@scripts/prepare
	@GATEHOUSE_TRANSCRIPTS=write scripts/step "Tests/transcripts" .build/check/transcripts.log \
		swift test --disable-xctest --filter TranscriptTests
