# Ava's two commands are `make run` and `make test`. Both also work without make; see README.md.

# Maven runs on JDK 25 when one is found, so that the format check can run too; otherwise on the
# default Java (17 or newer), and the build finds a JDK 25 by itself.
JDK25 := $(firstword $(wildcard $(JAVA_HOME_25_X64) /usr/lib/jvm/*25*/bin/javac /opt/*25*/bin/javac \
           /Library/Java/JavaVirtualMachines/*25*/Contents/Home/bin/javac $(HOME)/.sdkman/candidates/java/25*/bin/javac))
ifneq ($(JDK25),)
export JAVA_HOME := $(patsubst %/bin/javac,%,$(JDK25))
# Older releases of Maven use what JDK 25 warns of, at length.
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED $(MAVEN_OPTS)
endif
JAVA := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)

MVN ?= mvn
MVN_FLAGS ?= --no-transfer-progress -T 2

.PHONY: run test coverage test-upgrade build bench steady format mutate fuzz fuzz-api check-files sbom image tunnel clean

# How long `make fuzz` searches.
FUZZ_TIME ?= 5m

## Build Ava and serve it on this machine, with nothing to install.
run: build
	@exec $(JAVA) -jar bootstrap/target/ava.jar serve

## Run every test and every check.
test:
	.ci/test $(MVN) $(MVN_FLAGS)

## The same, and fail if the tests run less than 80 % of all lines, or less than 95 % of the domain's.
coverage:
	.ci/test $(MVN) $(MVN_FLAGS) -Pcoverage

## Build the version before this one, and see whether its nodes work while the schema becomes this one's and after.
test-upgrade:
	.ci/test-upgrade $(MVN) $(MVN_FLAGS)

## Build bootstrap/target/ava.jar without running the tests.
build:
	@echo 'Building Ava: a minute or two, and more when Maven has to fetch everything first.'
	@$(MVN) $(MVN_FLAGS) --quiet -Dmaven.test.skip=true package

## Measure Ava beside pgbench and, where there is one, its peer; see docs/benchmarks.md. BENCH_… variables choose what.
bench: build
	@exec $(JAVA) -XX:+UseSerialGC -Djava.io.tmpdir=$(or $(TMPDIR),/tmp) -cp bootstrap/target/ava.jar:bootstrap/bench/target/bench.jar dev.ava.bench.Bench

## Load one node steadily for half an hour and keep books; see docs/benchmarks.md. STEADY_… variables say how much.
steady: build
	@exec $(JAVA) -XX:+UseSerialGC -Djava.io.tmpdir=$(or $(TMPDIR),/tmp) -cp bootstrap/target/ava.jar:bootstrap/bench/target/bench.jar dev.ava.bench.Steady

## Format the code.
format:
	$(MVN) $(MVN_FLAGS) --quiet spotless:apply

## Mutate the domain and see whether the tests notice.
mutate:
	$(MVN) $(MVN_FLAGS) -Ppit -pl domain/testkit -am verify

## Search for webhooks that break the reader. What is found fails every later `make test`, until it is mended.
fuzz:
	$(MVN) $(MVN_FLAGS) --quiet -Pfuzz -Dfuzz.time=$(FUZZ_TIME) -pl adapters-in/webhook -am test \
	  -Dtest=UpdateReaderFuzzTest -Dsurefire.failIfNoSpecifiedTests=false

## Ask every operation of the API for everything that its document allows and for much that it doesn't. Needs npm.
fuzz-api:
	.ci/fuzz-api $(MVN) $(MVN_FLAGS)

## Check scripts, workflows, manifests and units, as far as there are tools for it. Needs npm.
check-files:
	@.ci/files

## List everything that ava.jar is made of in target/bom.json, in CycloneDX.
sbom:
	$(MVN) $(MVN_FLAGS) --quiet -Dmaven.test.skip=true package org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom

## Build the container image ava:latest.
image:
	docker build --tag ava .

## Lead https://… to the Ava on this machine, for the webhook in Meta's console.
tunnel:
	@deploy/tunnel

clean:
	$(MVN) $(MVN_FLAGS) --quiet clean
