# SPDX-License-Identifier: EUPL-1.2
# Every verb of Newsroom; `make` alone lists them.

.SUFFIXES:
.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: help all install run start stop check test times lint bench \
	bench-chart clean deps check-deps \
	programs assets san units

# Where a site runs, and on which port of this machine.
VAR = var
PORT = 8080
# Where things are built: another tree of objects for another build.
BUILD = build

# ---- what must be installed: the one list ---------------------------------

PACKAGES = gcc g++ make pkg-config gettext brotli woff2 curl \
	libfcgi-dev libpq-dev libctemplate-dev libunistring-dev libidn2-dev \
	libsodium-dev libcurl4-openssl-dev libbrotli-dev zlib1g-dev \
	libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libgmime-3.0-dev libxml2-dev libjansson-dev libvips-dev libqpdf-dev \
	nginx-light libnginx-mod-http-brotli-static postgresql-15 hunspell-bg \
	sqitch libdbd-pg-perl spawn-fcgi
CHECK_PACKAGES = $(PACKAGES) postgresql-15-pgtap libcmocka-dev valgrind \
	clang-format cppcheck shellcheck w3m chromium-headless-shell wrk multiwatch \
	perl python3 python3-aiosmtpd python3-pil openssl locales libxml2-utils \
	mandoc pandoc
# Whom ours is compared with; who cannot be had is left out.
BENCH_PACKAGES = php8.2-fpm php8.2-pgsql php8.2-opcache golang-go \
	golang-github-lib-pq-dev python3-django python3-psycopg2 gunicorn \
	mariadb-server-core mariadb-client-core php8.2 php8.2-mysql \
	php8.2-xml php8.2-mbstring wordpress \
	wordpress-theme-twentytwentythree
# The parts of make bench: make bench PARTS=peers/run measures one of them.
PARTS = run peers/run growth crawl search

# Ask apt for what is missing, and for nothing when all is there. The names
# are checked by dpkg; npm and java are looked for as programs, since they may have
# been installed in another way.
INSTALL = missing=$$(for p in $$packages; do \
		dpkg-query -W -f='$${Status}' $$p 2>/dev/null | \
		grep -q ' installed$$' || echo $$p; done); \
	test -z "$$missing" || { echo "Installing:" $$missing; \
		if [ "$$(id -u)" = 0 ]; then root=; else root=sudo; fi; \
		$$root apt-get -qq update && \
		$$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
			--no-install-recommends install $$missing >/dev/null; }

help:
	@echo 'make run      everything, in the foreground; Ctrl-C ends it'
	@echo 'make start    the same in the background; make stop ends it'
	@echo 'make check    every test; make test T=name runs one'
	@echo 'make times    what each of the tests last run cost, the dearest first'
	@echo 'make lint     the rules of the house that a machine can check'
	@echo 'make bench    the figures, as ratios measured in one run;'
	@echo '              make bench-chart keeps its chart for README'
	@echo 'make install  puts all of it below DESTDIR=/ and PREFIX=/usr'
	@echo 'make clean    takes away what was built, not the site in $(VAR)/'
	@echo
	@echo 'VAR=var       the folder of the running site'
	@echo 'PORT=8080     its port on 127.0.0.1'

deps:
	@packages='$(PACKAGES)'; $(INSTALL)
	@sql/dictionary/install $(BUILD)/dictionary

check-deps:
	@packages='$(CHECK_PACKAGES)'; \
	command -v npm >/dev/null || packages="$$packages nodejs npm"; \
	command -v java >/dev/null || \
		packages="$$packages default-jre-headless"; \
	$(INSTALL)
	@sql/dictionary/install $(BUILD)/dictionary

# ---- building --------------------------------------------------------------

# The modules, lowest first: a file includes only what stands above it here.
LIB = arena clock decoded sandbox sign terminal log crew text translit json multipart mime mail \
	token row config sqlstate db content plural words fold piece fill view letter encoding \
	request send origin response route worker

CC = gcc
CXX = g++
CSTD = -std=gnu11
CXXSTD = -std=c++17
WARN = -Wall -Wextra -Werror -Wshadow -Wpointer-arith -Wcast-qual \
	-Wwrite-strings -Wvla -Wformat=2
WARN_C = -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
HARDEN = -fstack-protector-strong -fstack-clash-protection \
	-D_FORTIFY_SOURCE=2 -fPIE
CPPFLAGS =
CFLAGS = -O2 -g
LDFLAGS = -Wl,-z,relro,-z,now -pie
SANITIZE =
ALL_CPPFLAGS = -D_GNU_SOURCE -Ilib -I$(BUILD) \
	-isystem /usr/include/postgresql $(CPPFLAGS)

PROGRAMS = news article newsletter newsroom decoder mailer
COMPILE = $(CC) $(CSTD) $(ALL_CPPFLAGS) $(HARDEN) $(WARN) $(CFLAGS) $(SANITIZE)
COMPILE_CXX = $(CXX) $(CXXSTD) $(ALL_CPPFLAGS) $(HARDEN) $(WARN) $(CFLAGS) \
	$(SANITIZE)
LINK = $(CXX) $(LDFLAGS) $(SANITIZE)
WORKER_LIBS = -lctemplate -lfcgi -lpq -lunistring -lidn2 -lsodium \
	-lbrotlienc -lz
newsroom_LIBS = -lctemplate -lsodium -lpq -lunistring -lidn2 -lyaml \
	-lcmark-gfm-extensions -lcmark-gfm -lxml2 -ljansson -lz
decoder_LIBS = -lqpdf -lunistring $$(pkg-config --libs vips fontconfig)
mailer_LIBS = $$(pkg-config --libs gmime-3.0) -lctemplate -lpq -lunistring \
	-lidn2 -lsodium -lcurl

news_LIBS = $(WORKER_LIBS)
article_LIBS = $(WORKER_LIBS)
newsletter_LIBS = $(WORKER_LIBS)
SOURCES = $(wildcard lib/*.c lib/*.h lib/*.cc cgi-bin/*/*.[ch] \
	bin/*/*.[ch] sql/queries/*.sql)
QUERIES = $(wildcard sql/queries/*.sql)
TEMPLATES = $(wildcard templates/*.tpl templates/*.ini)

# What newsroom says in other languages than English.
CATALOGUES = $(patsubst bin/newsroom/%.po,\
	$(BUILD)/locale/%/LC_MESSAGES/newsroom.mo,$(wildcard bin/newsroom/*.po))

all: programs assets nginx/newsroom.languages.conf
programs: $(PROGRAMS:%=$(BUILD)/%) $(CATALOGUES)

# The same with the sanitizers on: what the tests run.
san:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/san CFLAGS='-O1 -g' \
		HARDEN='-fPIE -fno-omit-frame-pointer' \
		SANITIZE='-fsanitize=address -fsanitize=undefined \
			-fno-sanitize-recover=all' all units

$(BUILD)/queries.h: sql/queries.awk $(QUERIES)
	@mkdir -p $(@D)
	@awk -v form=h -f sql/queries.awk $(QUERIES) >$@

$(BUILD)/queries.c: sql/queries.awk $(QUERIES)
	@mkdir -p $(@D)
	@awk -v form=c -f sql/queries.awk $(QUERIES) >$@

# What this build is, for ETags: any change of a source or template changes
# every page's.
$(BUILD)/build.h: $(SOURCES) $(TEMPLATES) $(wildcard templates/assets/*)
	@mkdir -p $(@D)
	@printf '#define BUILD "%s"\n' $$(cat $^ | sha256sum | cut -c1-12) >$@

$(BUILD)/queries.o: $(BUILD)/queries.c $(BUILD)/queries.h
	@echo '  CC   $@'
	@$(COMPILE) -c -o $@ $<

# Which headers an object needs is found by the compiler (-MMD); the made
# ones must only be there first.
$(BUILD)/%.o: %.c | $(BUILD)/queries.h $(BUILD)/build.h
	@mkdir -p $(@D)
	@echo '  CC   $@'
	@$(COMPILE) $(WARN_C) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.cc | $(BUILD)/queries.h
	@mkdir -p $(@D)
	@echo '  CXX  $@'
	@$(COMPILE_CXX) -MMD -MP -c -o $@ $<

# Headers of others are not ours to warn of.
HEADERS_OF = $$(pkg-config --cflags-only-I $(1) | sed 's/-I/-isystem /g')
OBJECTS_OF = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $(1)/*.c))
news_OBJECTS = $(call OBJECTS_OF,cgi-bin/news)
article_OBJECTS = $(call OBJECTS_OF,cgi-bin/article)
newsletter_OBJECTS = $(call OBJECTS_OF,cgi-bin/newsletter)
newsroom_OBJECTS = $(call OBJECTS_OF,bin/newsroom)
decoder_OBJECTS = $(call OBJECTS_OF,bin/decoder)
mailer_OBJECTS = $(call OBJECTS_OF,bin/mailer)
$(newsroom_OBJECTS): CPPFLAGS += $(call HEADERS_OF,libxml-2.0)
$(decoder_OBJECTS): CPPFLAGS += $(call HEADERS_OF,vips fontconfig)
$(mailer_OBJECTS): CPPFLAGS += $(call HEADERS_OF,gmime-3.0)

# Of the library the linker takes into a program what that asks for.
$(BUILD)/lib.a: $(LIB:%=$(BUILD)/lib/%.o) $(BUILD)/queries.o
	@rm -f $@
	@ar rc $@ $^

.SECONDEXPANSION:
$(PROGRAMS:%=$(BUILD)/%): $(BUILD)/%: $$($$*_OBJECTS) $(BUILD)/lib.a
	@echo '  LINK $@'
	@$(LINK) -o $@ $^ $($*_LIBS)

$(BUILD)/locale/%/LC_MESSAGES/newsroom.mo: bin/newsroom/%.po
	@mkdir -p $(@D)
	@msgfmt --check-format -o $@ $<

# The tests of lib/, each a program.
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
units: $(UNITS)
$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/lib.a
	@mkdir -p $(@D)
	@echo '  LINK $@'
	@$(LINK) -o $@ $^ $(WORKER_LIBS) -lcmocka -lbrotlidec

# What the tests of mail write with.
units: $(BUILD)/mail/writer
$(BUILD)/mail/writer: $(BUILD)/tests/mail/writer.o $(BUILD)/lib.a
	@mkdir -p $(@D)
	@echo '  LINK $@'
	@$(LINK) -o $@ $^ $(mailer_LIBS)

# What the tests of the browser clean many texts with.
units: $(BUILD)/browser/cleaner
$(BUILD)/tests/browser/cleaner.o: CPPFLAGS += -Ibin/newsroom
$(BUILD)/browser/cleaner: $(BUILD)/tests/browser/cleaner.o \
		$(filter-out %/main.o,$(newsroom_OBJECTS)) $(BUILD)/lib.a
	@mkdir -p $(@D)
	@echo '  LINK $@'
	@$(LINK) -o $@ $^ $(newsroom_LIBS)

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/*/*/*.d)

# Assets are named by what is in them, so that a browser keeps them for a
# year, and compressed once, here; templates then name them so.
# What nginx knows of the languages is data too: the list in words.ini.
nginx/newsroom.languages.conf: nginx/languages.awk templates/words.ini
	awk -f nginx/languages.awk templates/words.ini >$@

assets: $(BUILD)/assets.made
$(BUILD)/assets.made: templates/assets.sh $(TEMPLATES) \
		$(wildcard templates/*.png templates/assets/*)
	@sh templates/assets.sh $(BUILD)
	@touch $@

# ---- verbs -----------------------------------------------------------------

# By all processors, where nobody has said by how many.
BUILD_ALL = $(MAKE) --no-print-directory \
	$(if $(findstring -j,$(MAKEFLAGS)),,-j$$(nproc))

run start: deps
	@$(BUILD_ALL) all
	@VAR='$(VAR)' PORT='$(PORT)' BUILD='$(BUILD)' bin/site $@

stop:
	@VAR='$(VAR)' PORT='$(PORT)' BUILD='$(BUILD)' bin/site stop

check: check-deps
	@$(BUILD_ALL) all san
	@tests/check

# One test by a part of its name: make test T=cursor
test: check-deps
	@$(BUILD_ALL) all san
	@tests/check '$(T)'

times:
	@sh -c '. tests/times.sh && show_times'

lint: check-deps
	@$(MAKE) --no-print-directory $(BUILD)/queries.h $(BUILD)/build.h
	@sh tests/lint.sh

bench: check-deps
	@for packages in $(BENCH_PACKAGES); do \
		$(INSTALL) || echo "$$packages cannot be installed"; \
	done
	@$(BUILD_ALL) all
	@for part in $(PARTS); do tests/bench/$$part || exit; done

# What the last bench drew, kept for README.
bench-chart:
	@test -s $(BUILD)/bench.svg || { echo 'Say make bench first' >&2; exit 1; }
	cp $(BUILD)/bench.svg tests/bench/chart.svg

PREFIX = /usr
AT = $(DESTDIR)$(PREFIX)
install: all
	install -D -t $(AT)/lib/newsroom $(PROGRAMS:%=$(BUILD)/%)
	install -d $(AT)/bin
	ln -sf ../lib/newsroom/newsroom $(AT)/bin/newsroom
	for file in $(CATALOGUES:$(BUILD)/%=%); do \
		install -D -m 644 $(BUILD)/$$file $(AT)/share/$$file || exit; \
	done
	ln -sfn ../../share/locale $(AT)/lib/newsroom/locale
	install -D -m 644 -t $(AT)/share/newsroom/templates $(BUILD)/templates/*
	install -D -m 644 -t $(AT)/share/newsroom/assets $(BUILD)/assets/*
	install -D -m 644 -t $(AT)/share/man/man1 bin/newsroom.1
	install -D -m 644 bin/newsroom.bg.1 $(AT)/share/man/bg/man1/newsroom.1
	install -D -m 644 -t $(AT)/share/man/man8 bin/mailer.8 bin/news.8
	install -D -m 644 bin/newsroom.bash \
		$(AT)/share/bash-completion/completions/newsroom
	install -D -m 644 -t $(AT)/share/doc/newsroom bin/newsroom/guide.*.md
	install -D -m 644 -t $(AT)/share/newsroom/nginx nginx/site.conf \
		nginx/newsroom.*.conf
	install -D -m 644 -t $(AT)/lib/systemd/system nginx/systemd/*
	for file in $$(find sql -type f ! -path 'sql/queries*'); do \
		install -D -m 644 $$file $(AT)/share/newsroom/$$file || exit; \
	done
	chmod 755 $(AT)/share/newsroom/sql/dictionary/install

clean:
	rm -rf $(BUILD)
