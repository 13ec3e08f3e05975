// Style sheets and the elements that stand around each other → the style each has in the end.
#pragma once

#include "verify/style_properties.h"
#include "verify/style_rules.h"
#include "verify/xml_tree.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace clearleaf::verify {

/// The screens that the subset can tell apart: light or dark, and wide, narrow or, where there are
/// rules for two widths, narrower than both.
enum class Screen : std::uint8_t {
  kLight,
  kDark,
  kLightNarrow,
  kDarkNarrow,
  kLightNarrowest,
  kDarkNarrowest
};
inline constexpr std::size_t kScreens = 2 * (1 + kNarrowWidths);
/// "in the dark scheme".
std::string_view name_of(Screen screen);

enum class TextAlign : std::uint8_t { kStart, kCenter, kEnd };
enum class Hyphens : std::uint8_t { kNone, kManual, kAuto };

struct BoxSide {
  double border = 0;                // pixels; of a line that is drawn
  std::optional<StyleColor> color;  // of the border; none: the text's
  double padding = 0;               // em of the element itself
};
/// Top, bottom, and the two sides between which lines run.
enum class Side : std::uint8_t { kBlockStart, kBlockEnd, kInlineStart, kInlineEnd };
inline constexpr std::size_t kSides = 4;

/// CSS 2.2 §6.1: computed values, as far as the prominence contract asks for them.
struct ComputedStyle {
  float font_size = 1;  // of the size that the reader has set
  bool is_bold = false;
  bool is_italic = false;
  bool is_underlined = false;  // by itself or by what is around it
  bool is_struck = false;      // the same
  TextAlign align = TextAlign::kStart;
  Hyphens hyphens = Hyphens::kManual;
  std::optional<StyleColor> color;       // none: the reading system's
  std::optional<StyleColor> background;  // behind the words, whoever paints it; none: as above
  std::array<BoxSide, kSides> sides;

  const BoxSide& side(Side which) const { return sides.at(static_cast<std::size_t>(which)); }
};

/// The cascade (CSS Cascading and Inheritance 4 §6) over the subset of CSS. Elements of one name
/// and the same classes within equal surroundings share one style, so that it costs as much as
/// there are kinds of elements.
class Cascade {
 public:
  using Styles = std::array<ComputedStyle, kScreens>;
  struct Context;

  /// The sheets must outlive it; declarations outside the subset are left out.
  explicit Cascade(const std::vector<const StyleSheet*>& sheets);

  /// The style context of an element within that of its parent; null: of the root. The element's
  /// strings must outlive the cascade.
  const Context* enter(const Context* parent, XmlNode element);
  static const Styles& styles_of(const Context& context);

 private:
  struct Candidate {
    const StyleSelector* selector;
    const StyleRule* rule;
    StyleMedium medium;
    std::size_t narrowness;  // 0: for any screen, 1: for narrow ones, 2: for the narrowest
    unsigned specificity;
    unsigned order;
  };
  using Key = std::tuple<const Context*, std::string_view, std::string>;

  std::vector<Candidate> matches(const Context& context) const;
  void compute(Context& context) const;

  std::unordered_map<std::string_view, std::vector<Candidate>> by_type_;
  std::unordered_map<std::string_view, std::vector<Candidate>> by_class_;
  std::set<std::string_view> known_classes_;
  std::map<Key, Context*> known_;
  std::deque<Context> contexts_;
};

struct Cascade::Context {
  const Context* parent;
  std::string_view name;
  std::vector<std::string_view> classes;  // those that a selector names
  Styles styles;
};

}  // namespace clearleaf::verify
