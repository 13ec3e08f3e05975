// Pair.java: compares the two files of a pair, the EPUB read here and the PDF as poppler and qpdf tell it.
//   java Pair text  VOCABULARY… < LIST   LIST: "epub <tab> pdftotext -raw output" a line
//   java Pair pages             < LIST   LIST: "epub <tab> the PDF's page labels, one a line" a line
// text:  every word of the EPUB's spine stands in the PDF's text, in the same order, and the PDF has no word of its own. The
//        navigation document, back links and the heading "Notes" are no part of it; notes are compared apart, since the PDF
//        draws them at the foot of the page. Words the PDF may add (contents list, running lines, repeated header rows) must
//        occur somewhere in the EPUB or in the VOCABULARY files (clearleaf's labels), or be numbers.
// pages: the page-list's labels are the PDF's page labels, and its targets are the page markers in spine order.
// Exit code 1 when a pair differs.

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public final class Pair {
  private static final String OPS = "http://www.idpf.org/2007/ops";
  private static final Set<String> INLINE = Set.of("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i",
      "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}+|[ivxlcdm]+");

  public static void main(String[] args) throws Exception {
    boolean same = true;
    int pairs = 0;
    BufferedReader list = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = list.readLine()) != null; pairs++) {
      String[] field = line.split("\t");
      Path epub = Path.of(field[0]);
      List<String> told = Files.readAllLines(Path.of(field[1]), StandardCharsets.UTF_8);
      List<String> complaints = new ArrayList<>();
      String summary = args[0].equals("text") ? compareText(new Epub(epub), told, args, complaints)
          : comparePages(new Epub(epub), told, complaints);
      System.out.println(epub.getFileName() + ": " + (complaints.isEmpty() ? summary : "DIFFERS"));
      for (String complaint : complaints) System.out.println("  " + complaint);
      same &= complaints.isEmpty();
    }
    if (pairs == 0) System.out.println("nothing to compare");
    System.exit(same && pairs > 0 ? 0 : 1);
  }

  /** The parts of an EPUB that are compared. */
  private static final class Epub {
    final List<String> body = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Set<String> vocabulary = new HashSet<>();
    final List<String> markers = new ArrayList<>(); // file#id, in spine order
    final List<String> pageLabels = new ArrayList<>();
    final List<String> pageTargets = new ArrayList<>();

    Epub(Path file) throws Exception {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        Element rootfile = elements(parse(zip, "META-INF/container.xml"), "rootfile").get(0);
        URI opf = new URI(rootfile.getAttribute("full-path"));
        Document pack = parse(zip, opf.getPath());
        for (String word : words(pack.getDocumentElement().getTextContent())) vocabulary.add(word);
        Map<String, Element> items = new HashMap<>();
        for (Element item : elements(pack, "item")) items.put(item.getAttribute("id"), item);
        for (Element itemref : elements(pack, "itemref")) {
          Element item = items.get(itemref.getAttribute("idref"));
          URI href = opf.resolve(item.getAttribute("href"));
          Document page = parse(zip, href.getPath());
          collectWords(page);
          for (Element marker : elements(page, null)) {
            if (is(marker, "pagebreak", "doc-pagebreak")) markers.add(href.getPath() + "#" + marker.getAttribute("id"));
          }
          if (List.of(item.getAttribute("properties").split("\\s+")).contains("nav")) {
            readPageList(page, href);
          } else {
            StringBuilder bodyText = new StringBuilder();
            StringBuilder noteText = new StringBuilder();
            spoken(elements(page, "body").get(0), bodyText, noteText);
            body.addAll(words(bodyText.toString()));
            notes.addAll(words(noteText.toString()));
          }
        }
      }
    }

    private void readPageList(Document nav, URI href) throws Exception {
      for (Element list : elements(nav, "nav")) {
        if (!is(list, "page-list", "doc-pagelist")) continue;
        for (Element link : elements(list, "a")) {
          pageLabels.add(link.getTextContent().trim());
          URI target = href.resolve(link.getAttribute("href"));
          pageTargets.add(target.getPath() + "#" + target.getFragment());
        }
      }
    }

    /** Every word of a page, also what is not compared: navigation, back links, alternatives, addresses. */
    private void collectWords(Document page) {
      StringBuilder whole = new StringBuilder();
      spoken(page.getDocumentElement(), whole, whole); // words that run over inline elements
      vocabulary.addAll(words(whole.toString()));
      for (Element element : elements(page, null)) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
          if (child.getNodeType() == Node.TEXT_NODE) vocabulary.addAll(words(child.getNodeValue()));
        }
        for (String name : List.of("href", "alt", "title", "aria-label")) vocabulary.addAll(words(element.getAttribute(name)));
      }
    }
  }

  /** The text of a node, endnotes to `notes`; what both formats leave unspoken is left out. */
  private static void spoken(Node node, StringBuilder text, StringBuilder notes) {
    if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
      text.append(node.getNodeValue());
      return;
    }
    if (!(node instanceof Element)) return;
    Element element = (Element) node;
    if (is(element, "pagebreak", "doc-pagebreak") || is(element, "backlink", "doc-backlink")) return;
    // On paper a task is a box to tick: its words stand in the tag, not in the drawn text.
    if (element.getAttribute("class").matches("task( .*)?")) return;
    boolean endnotes = is(element, "endnotes", "doc-endnotes");
    boolean block = !INLINE.contains(element.getLocalName());
    if (block) text.append('\n');
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      boolean heading = child instanceof Element && child.getLocalName().matches("h[1-6]");
      if (endnotes && heading) continue;
      spoken(child, endnotes ? notes : text, notes);
    }
    if (block) text.append('\n');
    if (endnotes) notes.append('\n');
  }

  private static String compareText(Epub epub, List<String> lines, String[] args, List<String> complaints) throws Exception {
    List<String> pdf = words(String.join("\n", lines));
    boolean[] used = new boolean[pdf.size()];
    if (epub.body.isEmpty()) complaints.add("the EPUB has no text");
    follow(epub.body, pdf, used, "", complaints);
    follow(epub.notes, pdf, used, "of the notes ", complaints);

    Set<String> vocabulary = new HashSet<>(epub.vocabulary);
    for (int i = 1; i < args.length; i++) vocabulary.addAll(words(Files.readString(Path.of(args[i]))));
    Set<String> drawn = new HashSet<>();
    for (String word : vocabulary) drawn.add(sorted(word));
    int extra = 0;
    for (int i = 0; i < pdf.size(); i++) {
      if (used[i]) continue;
      extra++;
      if (NUMBER.matcher(pdf.get(i)).matches() || isKnown(pdf.get(i), vocabulary, drawn)) continue;
      complaints.add("only in the PDF: \"" + pdf.get(i) + "\" in \"" + around(pdf, i) + "\"");
    }
    return epub.body.size() + " words and " + epub.notes.size() + " of notes in the same order, " + extra + " generated in the PDF";
  }

  /**
   * Whether a word that the PDF adds is one of the vocabulary. Where words are written together, numbers stand among them; and
   * signs above and below letters are told in the order they are drawn, which no ActualText puts right in running lines.
   */
  private static boolean isKnown(String word, Set<String> vocabulary, Set<String> drawn) {
    for (String part : word.split("\\p{N}+")) {
      boolean marked = part.codePoints().anyMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK
          || Character.getType(c) == Character.COMBINING_SPACING_MARK);
      if (!part.isEmpty() && !vocabulary.contains(part) && !(marked && drawn.contains(sorted(part)))) return false;
    }
    return true;
  }

  /** The letters of a word in one order, whatever order they stand in. */
  private static String sorted(String word) {
    int[] letters = word.codePoints().sorted().toArray();
    return new String(letters, 0, letters.length);
  }

  /** How far ahead a run of so many equal words may stand: the PDF puts notes and running lines between two words of a paragraph. */
  private static final int[] REACH = {0, 60, 250, Integer.MAX_VALUE};
  private static final int LONGEST_JOIN = 8;

  private static void follow(List<String> wanted, List<String> pdf, boolean[] used, String what, List<String> complaints) {
    int at = 0;
    for (int i = 0; i < wanted.size(); ) {
      int[] step = next(wanted, i, pdf, used, at);
      if (step == null) {
        complaints.add("word " + (i + 1) + " " + what + "is missing in the PDF or out of order: \"" + wanted.get(i) + "\" in \""
            + around(wanted, i) + "\"; the PDF goes on \"" + around(pdf, Math.min(at, pdf.size() - 1)) + "\"");
        i++;
        continue;
      }
      for (int k = 0; k < step[2]; k++) used[step[0] + k] = true;
      at = step[0] + step[2];
      i += step[1];
    }
  }

  /** {place in the PDF, words taken from wanted, words taken from the PDF} of the nearest place where wanted goes on, or null. */
  private static int[] next(List<String> wanted, int i, List<String> pdf, boolean[] used, int from) {
    int left = wanted.size() - i;
    for (int place = from; place < pdf.size(); place++) {
      if (used[place]) continue;
      int[] first = match(wanted, i, pdf, used, place);
      if (first == null) continue;
      int run = 0;
      for (int w = i, p = place; run < 3; run++) {
        int[] step = match(wanted, w, pdf, used, p);
        if (step == null) break;
        w += step[0];
        p += step[1];
      }
      if (place - from < REACH[run] || place == from || run == left) return new int[] {place, first[0], first[1]};
    }
    return null;
  }

  /** How many words of each side are the same letters here: one and one, or one and several where a word was split or joined. */
  private static int[] match(List<String> wanted, int i, List<String> pdf, boolean[] used, int p) {
    if (i >= wanted.size() || p >= pdf.size() || used[p]) return null;
    if (wanted.get(i).equals(pdf.get(p))) return new int[] {1, 1};
    int many = joined(wanted.get(i), pdf, p);
    if (many > 0) return new int[] {1, many};
    many = joined(pdf.get(p), wanted, i);
    return many > 0 ? new int[] {many, 1} : null;
  }

  private static int joined(String whole, List<String> parts, int from) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < LONGEST_JOIN && from + k < parts.size(); k++) {
      text.append(parts.get(from + k));
      if (!whole.startsWith(text.toString())) return 0;
      if (text.length() == whole.length()) return k + 1;
    }
    return 0;
  }

  private static String around(List<String> list, int i) {
    return String.join(" ", list.subList(Math.max(0, i - 4), Math.min(list.size(), i + 6)));
  }

  private static String comparePages(Epub epub, List<String> labels, List<String> complaints) {
    if (!epub.pageLabels.equals(labels)) {
      complaints.add("page-list: " + String.join(" ", epub.pageLabels));
      complaints.add("PDF:       " + String.join(" ", labels));
    }
    if (!epub.pageTargets.equals(epub.markers)) {
      complaints.add("page-list's targets:    " + String.join(" ", epub.pageTargets));
      complaints.add("markers in the spine:   " + String.join(" ", epub.markers));
    }
    if (labels.isEmpty()) complaints.add("the PDF has no page");
    return labels.size() + " pages, labels and markers equal";
  }

  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace("\u00ad", "").toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(plain); word.find(); ) words.add(word.group());
    return words;
  }

  private static boolean is(Element element, String type, String role) {
    return List.of(element.getAttribute("role").split("\\s+")).contains(role)
        || List.of(element.getAttributeNS(OPS, "type").split("\\s+")).contains(type);
  }

  /** All elements of this local name in document order; null: all elements. */
  private static List<Element> elements(Node root, String name) {
    List<Element> found = new ArrayList<>();
    if (root instanceof Element && (name == null || root.getLocalName().equals(name))) found.add((Element) root);
    NodeList children = root.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) found.addAll(elements(children.item(i), name));
    return found;
  }

  private static Document parse(ZipFile zip, String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    if (zip.getEntry(name) == null) throw new IllegalArgumentException(zip.getName() + " has no " + name);
    try (InputStream stream = zip.getInputStream(zip.getEntry(name))) {
      return factory.newDocumentBuilder().parse(stream);
    }
  }
}
