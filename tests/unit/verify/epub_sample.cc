// The files of the sample.
#include "epub_sample.h"

#include "verify/epub_checks.h"

#include <algorithm>
#include <stdexcept>

namespace clearleaf::verify {

namespace {

std::string page(std::string_view title, std::string_view type, std::string_view body) {
  return std::string(
             R"(<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>)"
             R"(<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops")"
             R"( lang="en" xml:lang="en" dir="ltr"><head><meta charset="utf-8"/><title>)")
      .append(title)
      .append(R"(</title><link rel="stylesheet" type="text/css" href="style.css"/></head>)")
      .append("<body epub:type=\"")
      .append(type)
      .append("\">\n")
      .append(body)
      .append("</body></html>\n");
}

constexpr std::string_view kContainer =
    R"(<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>)";

constexpr std::string_view kPackage =
    R"(<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="en" dir="ltr" prefix="clearleaf: urn:clearleaf:ns:1.0/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:3947a0f0-86f7-575e-8c49-ccb267514723</dc:identifier>
<dc:title id="t">Walking</dc:title><meta property="title-type" refines="#t">main</meta>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-15T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">A program checked this publication.</meta>
<meta property="pageBreakSource">urn:uuid:18ee8cd2-56b8-52f8-be8d-2074d521d903</meta>
<meta property="clearleaf:profile">health</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
<item id="s1" href="section-01.xhtml" media-type="application/xhtml+xml"/>
<item id="s2" href="section-02.xhtml" media-type="application/xhtml+xml"/>
<item id="s3" href="section-03.xhtml" media-type="application/xhtml+xml"/>
<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>
<item id="dot" href="dot.png" media-type="image/png"/>
<item id="box" href="box.svg" media-type="image/svg+xml"/>
</manifest>
<spine toc="ncx" page-progression-direction="ltr"><itemref idref="title"/><itemref idref="nav"/><itemref idref="s1"/><itemref idref="s2"/><itemref idref="s3"/></spine>
</package>)";

constexpr std::string_view kTitle =
    R"(<span epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="Page 1"/><h1 id="h">Walking</h1>
<section id="key-information" class="key-information" aria-labelledby="key"><h2 id="key">Key information</h2>
<div class="key-summary"><p><span class="clearleaf-label">Warning: </span>Do not run before a nurse has told you that you can.</p>
<p><span class="clearleaf-link"><a href="section-02.xhtml#disclaimer-risks">Read more</a></span></p></div>
<div class="key-summary"><p><span class="clearleaf-label">Conclusion: </span>Walk a little on each day, and rest when you are tired.</p>
<p><span class="clearleaf-link"><a href="section-03.xhtml#disclaimer-conclusion">Read it all</a></span></p></div></section>
<figure class="cover"><img src="cover.png" alt="Cover: Walking" width="9" height="9"/></figure>)";

constexpr std::string_view kNav =
    R"(<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-h"><h2 id="toc-h">Contents</h2>
<ol><li><a href="title.xhtml#key">Key information</a></li>
<li><a href="section-01.xhtml#how">How to walk</a><ol><li><a href="section-01.xhtml#shoes">Shoes &amp; socks</a></li></ol></li>
<li><a href="section-02.xhtml#risks-h">Warning: Risks</a></li>
<li><a href="section-03.xhtml#end-h">Conclusion</a></li></ol></nav>
<nav epub:type="page-list" role="doc-pagelist" id="pages" aria-labelledby="pages-h"><h2 id="pages-h">Pages</h2>
<ol><li><a href="title.xhtml#page-1">1</a></li><li><a href="section-01.xhtml#page-2">2</a></li></ol></nav>
<nav epub:type="landmarks" aria-labelledby="marks-h"><h2 id="marks-h">Landmarks</h2>
<ol><li><a href="nav.xhtml#toc" epub:type="toc">Contents</a></li>
<li><a href="section-01.xhtml" epub:type="bodymatter">Start</a></li>
<li><a href="section-02.xhtml#disclaimer-risks" epub:type="notice">Warning: Risks</a></li>
<li><a href="section-03.xhtml#disclaimer-conclusion" epub:type="conclusion">Conclusion</a></li></ol></nav>
<p class="clearleaf-back"><a href="title.xhtml#key-information" role="doc-backlink">Back</a></p>)";

constexpr std::string_view kNcx =
    R"(<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en"><head>
<meta name="dtb:uid" content="urn:uuid:3947a0f0-86f7-575e-8c49-ccb267514723"/></head>
<docTitle><text>Walking</text></docTitle><navMap>
<navPoint id="n1"><navLabel><text>Key information</text></navLabel><content src="title.xhtml#key"/></navPoint>
<navPoint id="n2"><navLabel><text>How to walk</text></navLabel><content src="section-01.xhtml#how"/>
<navPoint id="n3"><navLabel><text>Shoes &amp; socks</text></navLabel><content src="section-01.xhtml#shoes"/></navPoint></navPoint>
<navPoint id="n4"><navLabel><text>Warning: Risks</text></navLabel><content src="section-02.xhtml#risks-h"/></navPoint>
<navPoint id="n5"><navLabel><text>Conclusion</text></navLabel><content src="section-03.xhtml#end-h"/></navPoint></navMap>
<pageList><navLabel><text>Pages</text></navLabel>
<pageTarget id="p1" type="normal" value="1"><navLabel><text>1</text></navLabel><content src="title.xhtml#page-1"/></pageTarget>
<pageTarget id="p2" type="normal" value="2"><navLabel><text>2</text></navLabel><content src="section-01.xhtml#page-2"/></pageTarget></pageList></ncx>)";

constexpr std::string_view kSection =
    R"(<section epub:type="chapter" role="doc-chapter" aria-labelledby="how"><h2 id="how">How to walk<a id="ref-1" class="noteref" epub:type="noteref" role="doc-noteref" href="#note-1">1</a></h2>
<p>Slowly. The <abbr title="World Health Organization">WHO</abbr> says <span lang="fr" xml:lang="fr">lentement</span>.</p>
<section><h3 id="shoes">Shoes &amp; socks</h3>
<ul><li>Old shoes<span epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="Page 2"/> fit.</li></ul>
<dl><dt>Sole</dt><dd>What you stand on.</dd></dl>
<table><caption>Minutes</caption><thead><tr><td/><th scope="col">Morning</th></tr></thead><tbody><tr><th scope="row">Monday</th><td>5</td></tr></tbody></table>
<figure><img src="box.svg" alt="A box." width="9" height="9"/><figcaption>A shoe box</figcaption></figure>
<div class="decorative"><img src="dot.png" alt="" role="presentation" width="9" height="9"/></div></section></section>
<section id="notes" class="endnotes" epub:type="endnotes" role="doc-endnotes" aria-labelledby="notes-h"><h2 id="notes-h">Notes</h2><ol><li><div id="note-1" class="footnote" epub:type="footnote" role="doc-footnote"><p>Ask first. <a href="#ref-1" class="backlink" epub:type="backlink" role="doc-backlink">Back, note 1</a></p></div></li></ol></section>
<p class="clearleaf-back"><a href="title.xhtml#key-information" role="doc-backlink">Back</a></p>)";

constexpr std::string_view kRisks =
    R"(<section id="disclaimer-risks" class="risks" epub:type="notice" role="doc-notice" aria-labelledby="risks-h"><h2 id="risks-h"><span class="clearleaf-label">Warning: </span>Risks</h2><p>You can fall. Do not walk alone at night, on wet leaves, on ice, or in shoes that do not fit you well. Call for help at once if you cannot stand up again by yourself.</p></section>
<p class="clearleaf-back"><a href="title.xhtml#key-information" role="doc-backlink">Back</a></p>)";

constexpr std::string_view kConclusion =
    R"(<section id="disclaimer-conclusion" class="conclusion" epub:type="conclusion" role="doc-conclusion" aria-labelledby="end-h"><h2 id="end-h">Conclusion</h2><p>Walk on. Most people walk well after three weeks, and some need more. We do not know which plan is the best one for you: go slowly, rest often, and ask your nurse.</p>
<p><span class="clearleaf-link"><a href="section-02.xhtml#disclaimer-risks">Read the risks as well</a></span></p></section>
<p class="clearleaf-back"><a href="title.xhtml#key-information" role="doc-backlink">Back</a></p>)";

constexpr std::string_view kStyle = R"(@charset "utf-8";
body { color: #1a1a1a; background-color: #ffffff; margin: 1em; }
a { color: #0b4f86; background-color: #ffffff; }
.key-information, .risks, .conclusion { padding: 0.75em 1em; border: 2px solid #8a1c1c; hyphens: none; }
.risks, .risks p { font-size: 1em; } /* a comment */
sup, .noteref { font-size: 0.84em; line-height: 0; }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background-color: #121212; }
a { color: #9ecbff; background-color: #121212; } .key-information, .risks, .conclusion { border-color: #ff9d9d; } }
)";

}  // namespace

EpubSample::EpubSample() {
  files["META-INF/container.xml"] = kContainer;
  files["EPUB/package.opf"] = kPackage;
  files["EPUB/nav.xhtml"] = page("Contents", "frontmatter", kNav);
  files["EPUB/toc.ncx"] = kNcx;
  files["EPUB/style.css"] = kStyle;
  files["EPUB/title.xhtml"] = page("Walking", "frontmatter", kTitle);
  files["EPUB/section-01.xhtml"] = page("How to walk", "bodymatter", kSection);
  files["EPUB/section-02.xhtml"] = page("Warning: Risks", "bodymatter", kRisks);
  files["EPUB/section-03.xhtml"] = page("Conclusion", "bodymatter", kConclusion);
  files["EPUB/cover.png"] = "\x89PNG\r\n\x1a\n and so on";
  files["EPUB/dot.png"] = "\x89PNG\r\n\x1a\n and so on, too";
  files["EPUB/box.svg"] = R"(<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>)";
}

EpubSample& EpubSample::edit(const std::string& file, std::string_view from, std::string_view to) {
  std::string& text = files.at(file);
  const std::size_t at = text.find(from);
  if (at == text.npos) throw std::runtime_error("nothing to change: " + std::string(from));
  text.replace(at, from.size(), to);
  return *this;
}

EpubSample& EpubSample::body(std::string_view xhtml) {
  files["EPUB/section-01.xhtml"] = page("How to walk", "bodymatter", xhtml);
  return *this;
}

std::string EpubSample::pack() const {
  std::vector<PackedFile> all = before;
  for (const auto& [name, bytes] : files) all.push_back({name, bytes});
  return pack_zip(all);
}

std::string clauses(const Report& report) {
  std::vector<std::string> met;
  std::string out;
  for (const Breach& breach : report.breaches()) {
    if (std::find(met.begin(), met.end(), breach.clause) != met.end()) continue;
    met.push_back(breach.clause);
    out += (out.empty() ? "" : "; ") + breach.clause;
  }
  return out;
}

std::string clauses(const std::string& epub) {
  Report report;
  check_epub(read_epub(epub, report), report);
  return clauses(report);
}

}  // namespace clearleaf::verify
