#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Each rule of lint, broken once or more in a copy of the tree: lint names
# the file, the line and the fault. What stands just inside of a rule passes.
#
# What is to be broken holds $1 and \ as they are: SC2016, SC1003.
# shellcheck disable=SC2016,SC1003
set -eu
export LC_ALL=C

. "$(dirname "$0")/../lint/breaks.sh"

# ---- layers -----------------------------------------------------------------

r='layers: a file of lib/ includes only what stands above it in the Makefile'
breaks "$r" lib/arena.c worker.h 'worker.h stands later' \
	add lib/arena.c '#include "worker.h"'
breaks "$r" lib/view.cc response.h 'response.h stands later' \
	add lib/view.cc '#include "response.h"'
breaks "$r" lib/text.h nothing.h "nothing.h is not in the Makefile's LIB" \
	add lib/text.h '#include "nothing.h"'
breaks "$r" lib/text.c '<words.h>' 'words.h stands later' \
	add lib/text.c '#include <words.h>'
breaks "$r" lib/stray.c '' "stray is not in the Makefile's LIB" \
	put lib/stray.c '/* Nobody builds it. */'
breaks "$r" lib/row.c queries.h 'queries.h stands above it' \
	add lib/row.c '#include "queries.h"'
breaks "$r" lib/db.c build.h 'build.h is for route.c alone' \
	add lib/db.c '#include "build.h"'
passes layers 'an include in a comment' lib/arena.c \
	add lib/arena.c '/*' '#include "worker.h"' '*/'

r="layers: a program includes headers of lib/ and its own, no other program's"
breaks "$r" cgi-bin/news/home.c article.h '.*article.h is neither' \
	add cgi-bin/news/home.c '#include "../article/article.h"'
breaks "$r" bin/newsroom/json.c news.h 'news.h is neither' \
	add bin/newsroom/json.c '#include "news.h"'
passes layers 'a program that includes a header of lib/' bin/newsroom/json.c \
	add bin/newsroom/json.c '#include "arena.h"' '#include "queries.h"'

r='layers: ctemplate, libpq and libfcgi are known to their own modules only'
breaks "$r" lib/words.c ctemplate 'ctemplate/template.h is for lib/view.cc' \
	add lib/words.c '#include <ctemplate/template.h>'
breaks "$r" bin/newsroom/main.c libpq-fe 'libpq-fe.h is for lib/db.c alone' \
	add bin/newsroom/main.c '#include <libpq-fe.h>'
breaks "$r" cgi-bin/news/home.c fcgiapp 'fcgiapp.h is for lib/worker.c' \
	add cgi-bin/news/home.c '#include <fcgiapp.h>'

# ---- queries ----------------------------------------------------------------

q=sql/queries/page_show.sql
r='queries: a query names only the schema web'
breaks "$r" $q core.page 'core.page: ' change $q 's/web\.page/core.page/'
breaks "$r" $q 'FROM page' 'page: ' change $q 's/web\.page/page/'
breaks "$r" $q core.f 'core.f: ' change $q 's/body/core.f(body) AS body/'
breaks "$r" $q core.slug 'core.slug: ' change $q 's/= \$2/= $2::core.slug/'
breaks "$r" $q hidden 'hidden: ' \
	add $q 'AND EXISTS (SELECT FROM hidden)'
passes queries 'a name in a text, a comment, an extract' $q add $q \
	"AND title <> 'FROM core.page; it''s' -- FROM core.page;" \
	'AND extract(epoch FROM changed_on) IS DISTINCT FROM slug' \
	'AND slug IN (SELECT unnest FROM unnest(ARRAY[$1]))'

r='queries: a query is one statement'
breaks "$r" $q 'slug = $2;' 'a query is one statement' \
	change $q 's/\$2$/$2;/'

r='queries: a query begins with a comment that names each of its parameters'
breaks "$r" $q '' 'a query begins with a comment' change $q 1d
breaks "$r" $q 'slug = $2' 'its comment does not name \$2' \
	change $q '1s/\$2: slug/the slug/'
breaks "$r" $q '$7: moon' 'it has no \$7' change $q '1s/$/ $7: moon./'

r='queries: every query is asked by C, and every query that C asks is there'
breaks "$r" sql/queries/nobody_asks.sql '' 'no program asks QUERY_NOBODY_ASKS' \
	put sql/queries/nobody_asks.sql '-- Nobody.' 'SELECT FROM web.page'
breaks "$r" lib/db.c QUERY_NOT_THERE 'QUERY_NOT_THERE: no such file' \
	add lib/db.c 'int x = QUERY_NOT_THERE;'

# ---- sizes ------------------------------------------------------------------

only lib
c=lib/row.c
r='sizes: a function has 50 lines at most'
breaks "$r" $c 'long_one(void)' 'long_one has 51 lines' function_of $c 51
passes sizes 'a function of 50 lines' $c function_of $c 50

r='sizes: a function has 5 parameters at most'
breaks "$r" $c six 'six has 6 parameters' \
	add $c 'void' 'six(int a, int b, int c, int d,' '    int e, int f)' '{' '}'
passes sizes 'a function of 5 parameters, one of them a function' $c \
	add $c 'void' 'five(int a, int b, int c, int d, int (*e)(int, int))' \
	'{' '}'

r='sizes: a file has 400 lines at most'
lines_of lib/long.c 400
echo '/* the end */' >>lib/long.c
breaks "$r" lib/long.c 'the end' 'the file has 401 lines' :
passes sizes 'a file of 400 lines' lib/long.c lines_of lib/long.c 400

r='sizes: a line has 80 columns at most'
breaks "$r" lib/row.h ящщщ '81 columns' \
	add lib/row.h "/* я$(repeat 74 щ) */"
breaks "$r" lib/row.h 'far right' '81 columns' \
	add lib/row.h "$(repeat 8 '	')/* far right 1 */"
passes sizes 'a line of 80 columns and 154 bytes' lib/row.h \
	add lib/row.h "/* $(repeat 74 щ) */"

r='sizes: statements are nested 3 deep at most'
nest() { # FILE DEPTH
	{
		printf 'void\nnested(void)\n{\n'
		i=0
		while [ $((i += 1)) -le "$2" ]; do
			printf '%sif (f(1,\n%s    2))\n' "$(repeat $i '	')" \
				"$(repeat $i '	')"
		done
		printf '%sinmost();\n}\n' "$(repeat $(($2 + 1)) '	')"
	} >>"$1"
}
breaks "$r" $c 'inmost' 'nested 4 deep' nest $c 4
passes sizes 'a statement that is nested 3 deep' $c nest $c 3

r='sizes: nothing outlives a call but the one flag and what log knows'
for state in 'static int count;' 'int *shared;' 'static const char *name;' \
	'static bool (*judge)(int) = NULL;' 'static struct { int a; } both;' \
	'static char text[10] = "";' 'static volatile sig_atomic_t stopping;'; do
	breaks "$r" $c "$state" 'state outside of a function' add $c "$state"
done
breaks "$r" $c 'static int calls' 'state in a function: static int calls' \
	add $c 'int' 'count(void)' '{' '	static int calls = 0;' '}'
passes sizes 'what is constant, and a declaration' $c add $c \
	'static const char *const names[] = { "a" };' 'struct later;' \
	'static const struct {' '	int *a;' '} both = { 0 };' \
	'extern char **environ;' 'void f(void (*g)(int), int *h);' \
	'enum { FEW = 2 };' 'static bool (*const judge)(int) = NULL;'

r='sizes: there is no goto, no typedef, and no macro that hides a jump'
breaks "$r" $c 'goto out' 'a goto' \
	add $c 'void' 'f(void)' '{' '	goto out;' 'out:;' '}'
breaks "$r" lib/view.h 'typedef' 'a typedef' add lib/view.h 'typedef int x;'
breaks "$r" $c 'return; }' 'a macro that hides' \
	add $c '#define CHECK(x) \' '	if (!(x)) { return; }'
passes sizes 'a goto in a comment and in a text' $c \
	add $c '/* goto and' ' * typedef */' 'static const char *const t = "goto";'

# ---- headers ----------------------------------------------------------------

r='headers: what a header of lib/ declares has a comment directly above it'
breaks "$r" lib/arena.h 'struct arena *arena_new' \
	'no comment directly above arena_new' \
	change lib/arena.h '/An empty arena/d'
breaks "$r" lib/arena.h 'arena_more' 'no comment directly above arena_more' \
	change lib/arena.h '/An empty arena/s/$/\
\
int arena_more(int a,\
    int b);/'
breaks "$r" lib/arena.h 'arena_most' 'no comment directly above arena_most' \
	change lib/arena.h 's/^#endif/extern const int arena_most;\
&/'
passes headers 'a type, with its members' lib/arena.h \
	change lib/arena.h 's/^#endif/struct x {\
	int (*f)(void);\
};\
&/'

# ---- templates --------------------------------------------------------------

whole
t=templates/home.tpl
r='templates: a page escapes itself, and a part is escaped by its page'
breaks "$r" $t '' 'it does not begin with {{%AUTOESCAPE context="HTML"}}' \
	change $t 1d
breaks "$r" $t '' 'it does not begin with' change $t '1s/HTML/XML/'
breaks "$r" templates/part_run.tpl AUTOESCAPE '.*at the beginning of a page' \
	add templates/part_run.tpl '{{%AUTOESCAPE context="HTML"}}'

text=templates/mail_known.text.tpl
r='templates: a text escapes nothing, and no markup is put into it'
breaks "$r" $text AUTOESCAPE '.*at the beginning of a page' \
	add $text '{{%AUTOESCAPE context="HTML"}}'
breaks "$r" $text '<b>' 'markup in plain text' add $text '<b>bold</b>'
breaks "$r" templates/words.ini '&nbsp;' \
	'markup in plain text, in templates/mail_address.text.tpl and [0-9]' \
	change templates/words.ini '/^\[mail_hello\]/,/^en/s/^en = /&\&nbsp;/'
passes templates 'an ampersand and a sign in a text' $text \
	add $text 'R & D, 1 < 2'

r='templates: raw HTML goes out only where the list in templates.awk says so'
breaks "$r" $t LEAD:none '.*goes out raw' \
	change $t '1,/{{LEAD}}/s/{{LEAD}}/{{LEAD:none}}/'
breaks "$r" templates/words.ini PAGE_PATH:none '.*goes out raw' \
	change templates/words.ini '/^\[home\]/,/^en/s/^en = /&{{PAGE_PATH:none}}/'

r='templates: what a template shows is filled, in the place where it shows it'
breaks "$r" $t TITEL 'nothing fills {{TITEL}}' \
	change $t '1,/{{TITLE}}/s/{{TITLE}}/{{TITEL}}/'
breaks "$r" $t HAS_LEAF 'nothing shows {{#HAS_LEAF}}' \
	add $t '{{#HAS_LEAF}}{{/HAS_LEAF}}'
breaks "$r" $t TITLE_WORDS 'nothing fills {{TITLE_WORDS}}' \
	change $t '1,/{{TITLE}}/s/{{TITLE}}/{{TITLE_WORDS}}/'
breaks "$r" templates/archive.tpl 'the end' 'nothing fills {{YEAR}}' \
	add templates/archive.tpl '{{YEAR}} at the end'
breaks "$r" $t PARTICIPANT 'nothing shows {{#PARTICIPANT}}' \
	add $t '{{#PARTICIPANT}}{{/PARTICIPANT}}'
breaks "$r" templates/part_run.tpl NAMELESS \
	'nothing fills {{NAMELESS}}, in templates/home.tpl' \
	add templates/part_run.tpl '{{NAMELESS}}'
breaks "$r" templates/words.ini NAMELESS \
	'nothing fills {{NAMELESS}}, in templates/address.tpl and 2' \
	change templates/words.ini '/^\[home\]/,/^en/s/^en = /&{{NAMELESS}}/
		/^\[home_title\]/,/^en/s/^en = /&{{_home}}/'
breaks "$r" $t IS_4O4 'nothing shows {{#IS_4O4}}' \
	add $t '{{#IS_4O4}}{{/IS_4O4}}'
breaks "$r" $t '{{#NEWEST}}' 'NEWEST is not closed' \
	change $t 's|{{/NEWEST}}||'
breaks "$r" $t '/HAS_NOTHING' 'HAS_NOTHING is not open here' \
	add $t '{{/HAS_NOTHING}}'

r='templates: every template is shown by a program, and every part put in'
breaks "$r" templates/lonely.tpl '' 'no program shows it' \
	put templates/lonely.tpl '{{%AUTOESCAPE context="HTML"}}'
breaks "$r" templates/part_lonely.tpl '' 'no template puts it in' \
	put templates/part_lonely.tpl '<p>'
breaks "$r" $t part_none 'no such file: part_none.tpl' \
	add $t '{{+part_none.tpl}}'

r='templates: a page has no script and no style of its own'
breaks "$r" $t '<SCRIPT' 'a page has no script' add $t '<SCRIPT>'
d=templates/part_data_home.tpl
breaks "$r" $d '<script>' 'a page has no script' add $d '<script>'
breaks "$r" $d '{{PAGE_PATH}}' '.*is not written as JSON' add $d '"{{PAGE_PATH}}"'
breaks "$r" $t javascript 'a page has no script' \
	add $t '<a href="javascript:f()">'
breaks "$r" $t onclick 'a page has no script, in an attribute' \
	add $t '<b class="x" onclick="f()">'
breaks "$r" templates/mail_known.tpl 'style=' 'style belongs' \
	add templates/mail_known.tpl '<p style="color: red">'
breaks "$r" templates/assets/favicon.svg onload 'a page has no script, in an' \
	add templates/assets/favicon.svg '<g onload="f()"/>'
breaks "$r" templates/words.ini onclick 'a page has no script, in an' \
	change templates/words.ini '/^\[home\]/,/^en/s/^en = /&<b onclick=f()>/'
breaks "$r" $t 'style =' 'style belongs' add $t '<b style = "color: red">'
breaks "$r" $t '<style' 'style belongs' add $t '<style>'

r='templates: nothing on a page comes from another site'
s=templates/assets/style.css
breaks "$r" $t '<img' 'nothing comes from' \
	add $t '<img src="https://example.org/a.png">'
breaks "$r" $t '//example' 'nothing comes from' \
	add $t '<link rel="stylesheet"' 'href="//example.org/a.css">'
breaks "$r" $s 'url(' 'nothing comes from' \
	add $s 'b { background: url(//example.org/a.png) }'
breaks "$r" $s '@import' 'a style sheet takes in' add $s '@import "a.css";'
passes templates 'a link to another site' $t \
	add $t '<a class="x"' 'href="https://example.org/">https</a>'

# ---- words ------------------------------------------------------------------

w=templates/words.ini
r='words: a word stands once, in every language'
breaks "$r" $w '[home]' '.home. has no en' change $w '/^\[home\]/,/^$/{
	/^en/d
}'
breaks "$r" $w '[home]' '.home. stands twice' \
	add $w '' '[home]' 'bg = д' 'en = h'
breaks "$r" $w 'bg = again' '.home. has bg twice' \
	change $w '/^\[home\]/,/^en/s/^bg.*/&\
bg = again/'
breaks "$r" $w 'fr = ' 'fr is no language' \
	change $w '/^\[home\]/s/$/\
fr = accueil/'
breaks "$r" $w 'what is this' 'neither .word. nor' add $w 'what is this'

r='words: every word has a user'
breaks "$r" $w '[nobody]' 'nobody uses .nobody.' \
	add $w '' '[nobody]' 'bg = никой' 'en = nobody'
passes words 'a code of a member' $w \
	add $w '' '[role_friend]' 'bg = приятел' 'en = friend'

r='words: every word that is shown is there'
breaks "$r" $t _nowhere 'no such word: nowhere' add $t '{{_nowhere}}'
breaks "$r" $w _not_there 'no such word: not_there' \
	change $w '/^\[home\]/,/^en/s/^en = /&{{_not_there}}/'

r='words: every sentence of newsroom is in every catalogue, and no other is'
breaks "$r" bin/newsroom/check.c 'there is a lead' 'bin/.*bg.po lacks it' \
	change bin/newsroom/check.c 's/there is no lead/there is a lead/'
breaks "$r" bin/newsroom/bg.po 'Никой' 'newsroom does not say this' \
	add bin/newsroom/bg.po '' 'msgid "Nobody says it"' 'msgstr "Никой"'
breaks "$r" bin/newsroom/bg.po 'само с главни букви' 'it is not translated' \
	change bin/newsroom/bg.po 's/^msgid "the title is all capitals"/#, fuzzy\n&/'

r='words: a sentence of newsroom is said by _()'
breaks "$r" bin/newsroom/check.c 'there is no lead' 'a sentence that is not' \
	change bin/newsroom/check.c 's/_("there is no lead")/"there is no lead"/'

# ---- text -------------------------------------------------------------------

only lib/log.c $t templates/assets.sh Makefile sql/queries.awk tests/check \
	README.md HACKING.md sql/content/partners.yaml bin/site nginx/site.conf \
	tests/browser/package.json
r='text: a source names its licence'
for file in lib/log.c $t templates/assets.sh Makefile sql/queries.awk \
	tests/check; do
	breaks "$r" "$file" '' 'no SPDX' change "$file" '/SPDX/d'
done
breaks "$r" lib/log.c '' 'no SPDX' change lib/log.c '1s/EUPL-1.2/&-or-later/'

r='text: a line ends in no white space and no carriage return; the last ends'
breaks "$r" README.md 'some words' 'white space' add README.md 'some words '
breaks "$r" sql/content/partners.yaml '# some' 'white space' \
	add sql/content/partners.yaml '# some	'
breaks "$r" Makefile 'some words' 'a carriage return' \
	add Makefile "# some words$(printf '\r')"
breaks "$r" lib/log.c 'no end' 'its last line has no end' \
	unended lib/log.c '/* no end */'

r='text: a text is UTF-8'
breaks "$r" lib/log.c "$(printf '/* \377')" 'not UTF-8' byte lib/log.c

r='text: a line is indented as .editorconfig says'
breaks "$r" lib/log.c 'int eight' 'indented by spaces' \
	add lib/log.c '        int eight;'
breaks "$r" bin/site 'echo mixed' 'indented by spaces' \
	add bin/site '	    	echo mixed'
breaks "$r" sql/content/partners.yaml '# tab' 'indented by tabs' \
	add sql/content/partners.yaml '	# tab'
breaks "$r" nginx/site.conf '# tab' 'indented by tabs' \
	add nginx/site.conf '	# tab'
passes text 'a line that goes on, and a here-document' bin/site \
	add bin/site '    f' "cat <<'END'" '        eight' 'END'

r='text: nothing names a folder of one machine'
for folder in home root work; do
	breaks "$r" README.md 'It is in' 'a path of one machine' \
		add README.md "It is in /$folder/newsroom."
done
passes text 'an address of the site' README.md \
	add README.md 'See /bg/home/news/ and https://sofiatech.bg/en/home/.'

r="text: nothing names a person's address or a registry's host"
breaks "$r" HACKING.md somebody 'an address of mail: somebody@' \
	add HACKING.md "somebody@$(printf %s mail).bg"
breaks "$r" tests/browser/package.json '"resolved":' 'the host of a reg' \
	add tests/browser/package.json "\"resolved\": \"http://a/b\""
breaks "$r" HACKING.md host: 'the host of a reg' \
	add HACKING.md "host: registry.$(printf %s npmjs).org"
passes text 'an address that belongs to nobody' HACKING.md \
	add HACKING.md 'name@example.org, name@sofiatech.bg, a@1.service'

# ---- tree -------------------------------------------------------------------

whole
r='tree: nothing stands at the top but what belongs there'
breaks "$r" notes.txt '' 'does not belong' put notes.txt 'Notes.'
breaks "$r" var2 '' 'does not belong' mkdir var2
passes tree 'what git ignores' build mkdir -p build

r='tree: the documents are there'
for file in README.md HACKING.md OPERATIONS.md CHANGES.md; do
	breaks "$r" "$file" '' 'is not there' rm -f "$file"
done

# ---- tools ------------------------------------------------------------------

# They take long, and have no say of a file in what they say of another.
only

r='tools: C and C++ are as clang-format writes them'
breaks "$r" lib/ugly.c 'ugly' 'clang-format writes this otherwise' \
	put lib/ugly.c 'int  ugly(void);'

r='tools: cppcheck finds no fault'
breaks "$r" lib/wrong.c 'a[2]' 'cppcheck: .*out of bounds' \
	put lib/wrong.c 'int' 'wrong(void)' '{' '	int a[2] = { 0, 1 };' '' \
	'	return a[2];' '}'

r='tools: shellcheck finds no fault'
breaks "$r" tests/wrong.sh 'echo' 'shellcheck: .*SC2086' \
	put tests/wrong.sh '#!/bin/sh' 'echo $1'

whole

# ---- lint itself ------------------------------------------------------------

sed -n 's/^# \([a-z]*: .*\)/\1/p' tests/lint.sh >"$work/rules"
sort -u "$work/proved" >"$work/after"
sort -u "$work/rules" | diff - "$work/after" >"$work/errors" && same=0 || same=1
ok "$same" 'every rule of lint is broken here'

cd /
sh "$work/tree/tests/lint.sh" layers >"$work/after" 2>"$work/errors" &&
	[ "$(cat "$work/after")" = 'lint: 3 rules, no fault' ] && good=0 || good=1
ok "$good" 'lint runs from any folder, and ends with how many rules hold'
cd "$work/tree"

add tests/lint/layers.awk 'this is no awk {'
lint layers
! grep -q 'no fault' "$work/after" && [ "$status" != 0 ] && good=0 || good=1
ok "$good" 'a check that does not run is no check without fault'
mend tests/lint/layers.awk

status=0
sh tests/lint.sh nothing >"$work/after" 2>"$work/errors" || status=$?
[ "$status" = 2 ] && grep -q '^usage: ' "$work/errors" && good=0 || good=1
ok "$good" 'a group that does not exist is wrong usage'

echo "1..$n"
[ "$failed" = 0 ]
