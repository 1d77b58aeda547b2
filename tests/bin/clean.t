#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom clean`: what is kept of HTML from outside, what is said of the
# rest, and what is refused. What a browser makes of it: tests/browser/clean.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

# clean: what stands in $work/in; sets out, status, and said.
clean() {
	status=0
	"$BUILD/newsroom" clean <"$work/in" >"$work/out" 2>"$work/err" ||
		status=$?
	out=$(cat "$work/out")
	said=$(paste -sd ' ' "$work/err")
}

# gives SENTENCE HTML WANTED: and cleaned again, it is the same.
gives() {
	printf '%s' "$2" >"$work/in"
	clean
	cat "$work/out" >>"$work/all"
	first=$out
	cp "$work/out" "$work/in"
	clean
	is "$first
$out" "$3
$3" "$1"
}

gives 'words stand in a paragraph' 'a < b & c' '<p>a &lt; b &amp; c</p>'
gives 'an empty paragraph goes' '<p> </p><p>a</p><p><b> </b><br></p>' '<p>a</p>'
gives 'b is strong, i is em' '<p><b>a</b> <i>b</i></p>' \
	'<p><strong>a</strong> <em>b</em></p>'
gives 'a heading begins at 2 and skips none' \
	'<h1>a</h1><h4>b</h4><h6>c</h6><h1>d</h1><h6>e</h6>' \
	'<h2>a</h2>
<h3>b</h3>
<h4>c</h4>
<h2>d</h2>
<h3>e</h3>'
gives 'headings that are as deep as each other stay so' \
	'<h3>a</h3><h4></h4><h3>b</h3><h5>c</h5><h4>d</h4><h5>e</h5><h2>f</h2><h4>g</h4><h4>h</h4>' \
	'<h2>a</h2>
<h2>b</h2>
<h3>c</h3>
<h3>d</h3>
<h4>e</h4>
<h2>f</h2>
<h3>g</h3>
<h3>h</h3>'
gives 'an address that would run goes, its words stay' \
	'<a href="javascript:x">a</a> <a href=" JaVa&#9;script:x">b</a> <a href="data:x">c</a> <a href="vbscript:x">d</a> <a href="\x">e</a>' \
	'<p>a b c d e</p>'
gives 'an address that leads somewhere stays' \
	'<a href="https://a.bg/?a=1&b=2">a</a> <a href=/b/>b</a> <a href="mailto:a@b.bg">c</a> <a href="//d.bg">d</a> <a href="#fn-1">e</a>' \
	'<p><a href="https://a.bg/?a=1&amp;b=2">a</a> <a href="/b/">b</a> <a href="mailto:a@b.bg">c</a> <a href="https://d.bg">d</a> <a href="#fn-1">e</a></p>'
gives 'a link whose words are its address is in no language' \
	'<a href="https://a.bg/">https://a.bg/</a> <a href="http://a.bg/?b&c">a.bg/?b&c</a> <a href="mailto:a@b.bg"><b>a@b.bg</b></a> <b><a href="mailto:a@b.bg">a@b.bg</a></b> <a href="/b/">b</a> <a href="https://a.bg/" lang="en">a.bg</a> <a href="https:///">/</a>' \
	'<p><a href="https://a.bg/" lang="zxx">https://a.bg/</a> <a href="http://a.bg/?b&amp;c" lang="zxx">a.bg/?b&amp;c</a> <a href="mailto:a@b.bg"><strong>a@b.bg</strong></a> <strong><a href="mailto:a@b.bg" lang="zxx">a@b.bg</a></strong> <a href="/b/">b</a> <a href="https://a.bg/" lang="en">a.bg</a> <a href="https:///">/</a></p>'
gives 'what a button says is words' '<h2><button>a</button></h2>' '<h2>a</h2>'
gives 'a list may begin at 0' '<ol start="0"><li>a</ol><ol start="-1"><li>b</ol>' \
	'<ol start="0">
<li>a</li>
</ol>
<ol>
<li>b</li>
</ol>'
gives 'what could run goes with all that is in it' \
	'a<script>b</script><style>b</style><iframe>b</iframe><svg><text>b</text></svg><math>b</math><template><p>b</template><noscript>b</noscript><form><p>b</form><object>b</object><xmp>b</xmp><textarea>b</textarea>c' \
	'<p>ac</p>'
gives 'only our own pictures stay, with a text' \
	'<img src=https://a.bg/x.jpg><img src=//a.bg/x.jpg><img src=/x.jpg><img src=/media/ab/x.jpg onerror=x width=9><img src=/media/../x>' \
	'<p><img src="/media/ab/x.jpg" width="9" alt=""></p>'
gives 'nothing takes a name of the page' \
	'<p><sup id=main>a</sup> <sup id=fnref-1>b</sup></p>' \
	'<p><sup>a</sup> <sup id="fnref-1">b</sup></p>'
gives 'a scheme is written in small letters' '<a href="HTTPS://A.bg/">a</a>' \
	'<p><a href="https://A.bg/">a</a></p>'
gives 'a table has its parts' \
	'<table border=1><caption>c</caption><tr><th scope=row>a<td colspan=2 style=x>b</table>' \
	'<table>
<caption>c</caption>
<tbody>
<tr>
<th scope="row">a</th>
<td colspan="2">b</td>
</tr>
</tbody>
</table>'
gives 'lists have theirs' '<li>a<li>b<ul>c</ul><dt>d<dd>e' '<ul>
<li>a</li>
<li>b
<ul>
<li>c</li>
</ul>
<dl>
<dt>d</dt>
<dd>e</dd>
</dl>
</li>
</ul>'
gives 'what is preformatted stays so' '<pre>

 a  <b>b</b>
	c</pre>' '<pre> a  <strong>b</strong>
	c</pre>'
gives 'control characters go' "a$(printf '\001\302\205')b&#1;&#x85;c" '<p>abc</p>'
gives 'a link holds no link' '<a href=/a>a<a href=/b>b</a></a>' \
	'<p><a href="/a">a</a><a href="/b">b</a></p>'
gives 'of what is not known the words stay' \
	'<div>a<x-y>b</x-y></div><div>c</div>' '<p>ab</p>
<p>c</p>'
gives 'what comes of a word processor is put right' \
	'<!--[if mso]><p>x</p><![endif]--><p class=Mso><o:p></o:p><font face=A><b>a<p>b' \
	'<p><strong>a</strong></p>
<p>b</p>'

echo '<p onclick=a>a<p onclick=b>b<script></script><blink>' >"$work/in"
clean
is "$said" '<p onclick>: 2 <script>: 1 <blink>: 1' \
	'what fell out is said, once, with its number'
printf '<p onclick=a>a "b"' >"$work/in"
out=$("$BUILD/newsroom" clean --json <"$work/in")
is "$(json 'JSON.stringify(r)')" \
	'{"html":"<p>a \"b\"</p>\n","dropped":[{"what":"<p onclick>","n":1}]}' \
	'the same as JSON'

printf 'a\n\nb\377' >"$work/in"
clean
is "$status $said" '1 newsroom: line 3: not UTF-8 text' \
	'bad UTF-8 is refused with its line'
printf 'a\nb\000c' >"$work/in"
clean
is "$status $said" '1 newsroom: line 2: a NUL' 'a NUL is refused with its line'
head -c 8388609 /dev/zero | tr '\0' a >"$work/in"
clean
is "$status $said" '1 newsroom: over 8 MiB' 'over 8 MiB is refused'
# many TEXT N
many() {
	awk -v text="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}
for tag in '<b>' '<ol><li>' '<table><td>' '<blockquote>'; do
	many "$tag" 10000 >"$work/in"
	clean
	is "$status $said" '1 newsroom: line 1: over 256 levels' \
		"10,000 levels of $tag are refused"
done
{
	printf '<a '
	awk 'BEGIN { while (n++ < 100000) printf "a%d ", n }'
	printf '>'
} >"$work/in"
clean
is "$status $said" '1 newsroom: line 1: a tag with over 1,000 attributes' \
	'a tag with 100,000 attributes is refused'
{
	printf '<a href="/'
	many y 1900
	printf '">'
	many '<p>x' 10000
} >"$work/in"
clean
is "$status $said" '1 newsroom: line 1: over 16 MiB when it is written out' \
	'a little that becomes too much is refused'
# libxml2 forgets at the end of a piece that it stood in quotes.
{
	printf '<p>a <img alt="b c" src="data:image/png;base64,'
	many A/ 3000
	printf '"> d '
	many 'word ' 2000
	printf '<a title="e" href="/'
	many x 1990
	printf '">f</a></p>'
} >"$work/in"
clean
is "$status $said $(grep -c '<p>a d word.* <a href="/x*">f</a></p>$' \
		"$work/out")" '0 <img src> data:: 1 <img>: 1 <a title>: 1 1' \
	'a tag may be as long as a picture that stands in it'
# spent TEXT N: the CPU that so many of it cost, in hundredths of a second.
spent() {
	many "$1" "$2" >"$work/in"
	(
		"$BUILD/newsroom" clean <"$work/in" >/dev/null 2>&1 || :
		times
	) | awk -F '[ms]' 'NR == 2 { print int(6000 * $1 + 100 * $2) }'
}
plain=$(spent 'word ' 800000)
for tag in '<a' '<a "' "<a \"'"; do
	used=$(spent "$tag" $((4000000 / ${#tag})))
	is "$((used <= 20 * plain))" 1 \
		"4 MB of $tag cost no more than 20 times what words do"
done
newsroom clean nothing
is "$status" 2 'it takes no file'

is "$(ask "\\set html \`cat $work/all\`
SELECT core.is_clean_html(:'html')")" t \
	'the database takes all that was written here'
echo "1..$count"
