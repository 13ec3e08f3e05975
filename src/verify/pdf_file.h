// What a PDF holds, as plain data that judges read: facts as they are written, nothing mended.
#pragma once

#include "verify/pdf_content.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace clearleaf::verify {

struct PdfPage;
struct PdfAnnotation;

/// Names and values in the order of the file; values of text strings are UTF-8.
using PdfStrings = std::vector<std::pair<std::string, std::string>>;

/// Where a link or an outline entry leads (ISO 32000-1 12.3.2), named destinations looked up.
struct PdfDestination {
  std::optional<Id<PdfPage>> page;  // none: leads nowhere
  std::optional<double> x;          // none: not said ("keep")
  std::optional<double> y;
  std::optional<Id<PdfElement>> element;  // of a structure destination (PDF 2.0)
  std::uint32_t object = 0;               // object number of the page or element; 0: none
  std::string name;                       // of a named one
};

// ---- structure (ISO 32000-1 14.7) ----

struct PdfElementKid {
  Id<PdfElement> element;
};
struct PdfMarkedKid {
  std::optional<Id<PdfPage>> page;  // none: neither the reference nor an element says it
  std::uint32_t mcid = 0;
  std::uint32_t stream = 0;  // object number of the form XObject; 0: the page's content
  std::optional<Id<MarkedContent>> mark;  // in the page's content; none: it is not there
};
struct PdfObjectKid {
  std::optional<Id<PdfAnnotation>> annotation;  // none: the object is no annotation of a page
  std::uint32_t object = 0;
};
using PdfKid = std::variant<PdfElementKid, PdfMarkedKid, PdfObjectKid>;

/// What few elements have. Empty or none: not written.
struct PdfAttributes {
  std::optional<std::string> id;
  std::optional<std::string> alt;
  std::optional<std::string> actual_text;
  std::optional<std::string> expansion;  // E
  std::optional<std::string> lang;
  std::optional<std::string> title;  // T
  std::string scope;                 // "Column"
  std::string list_numbering;        // "Decimal"
  std::string placement;             // "Block"
  std::vector<std::string> headers;  // IDs
  std::optional<int> column_span;
  std::optional<int> row_span;
  std::optional<PdfRect> box;          // BBox
  std::optional<std::string> summary;  // of a table
  std::string name_space;              // the URI of NS (PDF 2.0)
  PdfStrings others;                   // "Layout/SpaceBefore" and its value as written

  bool operator==(const PdfAttributes&) const = default;
};

/// A structure element. `kids` stand in PdfFile::kids, see PdfFile::kids_of.
struct PdfElement {
  std::string_view type;      // S as written: "Risks"; in PdfFile::names
  std::string_view standard;  // the standard type it is or is role-mapped to (ISO 32000-1
                              // 14.8.4; PDF 1.7's); empty: none
  std::optional<Id<PdfElement>> parent;  // none: a kid of the StructTreeRoot
  std::optional<Id<PdfPage>> page;       // Pg
  std::uint32_t object = 0;              // object number, for messages; 0: a direct object
  std::uint32_t parent_object = 0;       // object number of P as written; 0: none
  std::uint32_t first_kid = 0;
  std::uint32_t kid_count = 0;
  std::uint32_t attributes = 0;  // see PdfFile::attributes_of
};

struct PdfStructure {
  bool present = false;  // a StructTreeRoot
  std::uint32_t object = 0;
  PdfStrings role_map;                  // type, what it is mapped to, as written
  std::vector<std::string> role_loops;  // types whose role mapping goes round in a circle
  bool has_parent_tree = false;
  std::int64_t parent_tree_next_key = 0;
  bool has_id_tree = false;
  /// ID and the object it names, in the tree's order.
  std::vector<std::pair<std::string, std::optional<Id<PdfElement>>>> id_tree;
  /// Keys of the ParentTree that belong to no page, form or annotation.
  std::vector<std::int64_t> stray_parent_keys;
};

// ---- pages ----

struct PdfAnnotation {
  std::uint32_t object = 0;
  Id<PdfPage> page{0};
  std::string subtype;  // "Link"
  PdfRect rect;
  std::uint32_t flags = 0;  // F
  bool has_flags = false;
  std::optional<std::string> contents;
  std::optional<std::string> lang;
  std::optional<std::int64_t> struct_parent;
  std::optional<Id<PdfElement>> element;      // by the ParentTree
  bool has_appearance = false;                // AP
  double border_width = 1;                    // BS or Border, points
  bool has_color = false;                     // C or IC
  std::optional<std::string> uri;             // of a URI action
  std::optional<PdfDestination> destination;  // of Dest or a GoTo action
  std::string action;                         // S of A: "URI", "GoTo", "JavaScript"
  bool has_additional_actions = false;        // AA
};

struct PdfPage {
  std::uint32_t object = 0;
  std::string label;  // by PageLabels; without them its number
  PdfRect media_box;  // inherited ones too
  std::optional<PdfRect> crop_box;
  int rotate = 0;
  double user_unit = 1;
  std::string tabs;  // "S"
  std::optional<std::int64_t> struct_parents;
  std::vector<std::optional<Id<PdfElement>>> parents;  // ParentTree entry: element by mcid
  bool has_parent_entry = false;                       // the ParentTree has the page's key
  std::vector<Id<PdfAnnotation>> annotations;
  bool has_group = false;               // transparency group
  std::string group_color_space;        // family of its CS
  bool has_additional_actions = false;  // AA
  bool has_metadata = false;
  PageContent content;

  /// The box that is shown.
  const PdfRect& box() const { return crop_box ? *crop_box : media_box; }
};

// ---- resources ----

/// A simple or composite font (ISO 32000-1 9.6, 9.7). Of a composite one, what its descendant says
/// stands here as well.
struct PdfFont {
  std::uint32_t object = 0;
  std::string name;                // BaseFont
  std::string subtype;             // "Type0", "TrueType"
  std::string descendant_subtype;  // "CIDFontType2"
  std::string descendant_name;     // its BaseFont
  std::string encoding;            // its name; "stream" for a CMap of its own; "dictionary"
  bool has_to_unicode = false;
  bool has_descriptor = false;
  std::string descriptor_name;  // FontName
  std::uint32_t flags = 0;      // of the descriptor (ISO 32000-1 table 123)
  std::string program_key;      // "FontFile2"; empty: not embedded
  std::string program_subtype;  // of a FontFile3: "CIDFontType0C"
  std::string program;          // decoded bytes
  std::string cid_to_gid;       // "Identity", "stream"; empty: not written
  std::string cid_to_gid_map;   // of a stream: its bytes
  std::string registry;         // of CIDSystemInfo
  std::string ordering;
  int supplement = 0;
  bool has_cid_set = false;
  bool has_char_set = false;
  bool vertical = false;                                 // WMode 1
  double default_width = 1000;                           // DW; of a simple font MissingWidth
  std::vector<std::pair<std::uint32_t, double>> widths;  // by CID or code, ascending
  std::vector<std::uint32_t> used;  // codes that are shown (not in render mode 3), ascending
  std::vector<std::uint32_t>
      bad_unicode;  // codes that ToUnicode maps to 0, FEFF or FFFE, ascending
};

struct PdfColorSpace {
  std::string family;         // "ICCBased", "DeviceRGB", "Indexed"; empty: none
  int components = 0;         // N of an ICCBased one
  std::uint32_t profile = 0;  // its object
  std::string base;           // family that an Indexed, Separation, DeviceN or Pattern one rests on
};

struct PdfXObject {
  std::uint32_t object = 0;
  std::string subtype;  // "Image", "Form"
  std::vector<std::string> filters;
  int width = 0;  // of an image
  int height = 0;
  int bits_per_component = 0;
  bool is_mask = false;  // ImageMask
  bool interpolates = false;
  bool has_soft_mask = false;
  bool has_soft_mask_in_data = false;  // SMaskInData not 0
  bool has_alternates = false;
  bool has_opi = false;
  bool is_postscript = false;  // PS, or Subtype2 PS
  bool is_reference = false;   // Ref
  PdfColorSpace color_space;
  std::string intent;
  bool has_group = false;  // of a form: transparency group
  std::string group_color_space;
  std::optional<std::int64_t> struct_parents;
  std::optional<std::int64_t> struct_parent;
  bool is_drawn = false;
};

struct PdfGraphicsState {
  std::uint32_t object = 0;            // 0: direct
  std::string blend_mode;              // as written, an array's first; empty: not written
  bool has_soft_mask = false;          // SMask other than None
  std::optional<double> stroke_alpha;  // CA
  std::optional<double> fill_alpha;    // ca
  bool has_transfer_function = false;  // TR, or TR2 other than Default
  bool has_halftone_phase = false;     // HTP
  bool has_halftone_origin = false;    // HTO
  std::optional<int> halftone_type;    // of HT
  bool names_halftone = false;         // HT has a HalftoneName
  std::string rendering_intent;        // RI
};

// ---- the document ----

struct PdfOutputIntent {
  std::string subtype;               // S: "GTS_PDFA1"
  std::string identifier;            // OutputConditionIdentifier
  std::uint32_t profile_object = 0;  // 0: none
  int components = 0;                // N of DestOutputProfile
  std::string profile;               // its bytes
};

struct PdfCatalog {
  std::uint32_t object = 0;
  std::string version;  // Version, where written
  std::optional<std::string> lang;
  std::optional<bool> marked;  // MarkInfo
  std::optional<bool> suspects;
  std::optional<bool> user_properties;
  std::optional<bool> display_doc_title;
  bool has_metadata = false;
  bool metadata_is_filtered = false;
  std::string metadata;  // XMP bytes
  std::vector<PdfOutputIntent> output_intents;
  std::string page_mode;
  std::string page_layout;
  bool has_page_labels = false;
  bool has_open_action = false;
  std::string open_action;                 // S of an action; empty for a destination
  std::optional<PdfDestination> opens_at;  // by OpenAction
  bool has_additional_actions = false;     // AA
  bool has_javascript = false;             // Names/JavaScript
  bool has_embedded_files = false;         // Names/EmbeddedFiles
  bool has_alternate_presentations = false;
  bool has_optional_content = false;  // OCProperties
  bool has_form = false;              // AcroForm with fields
  bool form_has_xfa = false;
  bool form_needs_appearances = false;
  bool has_requirements = false;
  bool has_permissions = false;  // Perms
  bool has_collection = false;
  bool has_legal = false;             // Legal
  bool has_associated_files = false;  // AF
};

struct PdfOutlineEntry {
  std::uint32_t object = 0;
  std::string title;
  int level = 1;
  std::optional<PdfDestination> destination;
  std::string action;  // S of A
};

/// A file's bytes around and under its objects (ISO 32000-1 7.5).
struct PdfFileSyntax {
  std::string version;              // of the header: "1.7"; empty: no header
  bool header_first = false;        // the header stands at byte 0
  bool has_binary_comment = false;  // then a comment of four or more bytes above 127
  bool ends_with_eof = false;       // "%%EOF" and at most one end of line after it
  bool has_trailer_info = false;
  bool encrypted = false;
  std::vector<std::string> id;        // the trailer's, raw bytes
  std::vector<std::string> warnings;  // libqpdf's: each is a broken file
  std::uint32_t objects = 0;          // in use
  std::uint32_t longest_string = 0;   // bytes, of any string in the file
  std::uint32_t longest_name = 0;
  double largest_number = 0;          // absolute value of any number
  bool integer_out_of_range = false;  // beyond 32 bits
  std::vector<std::pair<std::uint32_t, std::string>>
      filters;                                  // object, filter: each filter that is
                                                // not FlateDecode, DCTDecode or none
  std::vector<std::uint32_t> external_streams;  // streams with F, FFilter or FDecodeParms
};

/// Names that stand in a file many times, each kept once. A view is good as long as the pool is,
/// wherever it is moved.
class NamePool {
 public:
  NamePool() = default;
  NamePool(NamePool&&) = default;
  NamePool& operator=(NamePool&&) = default;

  std::string_view of(std::string_view name) {
    const auto known = names_.find(name);
    return known != names_.end() ? *known : *names_.emplace(name).first;
  }

 private:
  std::set<std::string, std::less<>> names_;
};

struct PdfFile {
  NamePool names;
  PdfFileSyntax syntax;
  PdfCatalog catalog;
  PdfStrings info;                       // the trailer's Info
  std::vector<PdfOutlineEntry> outline;  // in order, parents before their kids
  PdfStructure structure;
  IdVec<PdfElement> elements;               // in reading order, parents before their kids
  std::vector<PdfKid> kids;                 // of all elements, each one's together
  std::deque<PdfAttributes> attributes{1};  // [0]: none; elements may share them
  IdVec<PdfPage> pages;
  IdVec<PdfAnnotation> annotations;
  IdVec<PdfFont> fonts;
  IdVec<PdfXObject> xobjects;
  IdVec<PdfGraphicsState> graphics_states;
  std::vector<PdfColorSpace> color_spaces;  // each that a page's or form's resources name

  std::span<const PdfKid> kids_of(const PdfElement& element) const {
    return std::span(kids).subspan(element.first_kid, element.kid_count);
  }
  const PdfAttributes& attributes_of(const PdfElement& element) const {
    return attributes[element.attributes];
  }
};

/// "object 12", or "page 3" (its label) where a page is meant: places for messages.
std::string place_of(const PdfElement& element);
std::string place_of(const PdfPage& page);

}  // namespace clearleaf::verify
