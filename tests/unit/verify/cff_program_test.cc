// That widths are read from the charstrings of a bare CFF program, and that nothing is from broken
// ones.
#include "verify/cff_program.h"

#include "verify/checked_pdf.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace clearleaf::verify {

namespace {

std::string u16(std::size_t value) {
  return {static_cast<char>(value >> 8U), static_cast<char>(value & 0xFFU)};
}

/// A number of a DICT in five bytes, so that places are known beforehand.
std::string number(std::size_t value) {
  return "\x1D" + u16(value >> 16U) + u16(value & 0xFFFFU);
}

/// A number of a charstring in three bytes.
std::string operand(int value) {
  return "\x1C" + u16(static_cast<std::uint16_t>(value));
}

std::string index(const std::vector<std::string>& objects) {
  std::string out = u16(objects.size());
  if (objects.empty()) return out;
  out += '\2';
  std::size_t offset = 1;
  out += u16(offset);
  for (const std::string& object : objects) out += u16(offset += object.size());
  for (const std::string& object : objects) out += object;
  return out;
}

const std::string kEndChar = "\x0E";
const std::string kMove = "\x15";  // rmoveto
const std::string kCall = "\x0A";  // callsubr

/// A CID-keyed font of .notdef and these charstrings, with CIDs from 65 on. Its nominal width is
/// 600, its default width 500; it has one local subroutine.
std::string made_cff(const std::vector<std::string>& glyphs, const std::string& subr = "\x0B",
                     const std::string& font_matrix = "") {
  std::vector<std::string> charstrings{kEndChar};
  charstrings.insert(charstrings.end(), glyphs.begin(), glyphs.end());
  const std::string head = std::string("\1\0\4\2", 4) + index({"Test"});
  const std::string tail = index({}) + index({});  // strings and global subroutines
  const auto top = [&](std::size_t charset, std::size_t strings, std::size_t fonts,
                       std::size_t select) {
    return number(0) + number(0) + number(0) + "\x0C\x1E" + number(charset) + "\x0F" +
           number(strings) + "\x11" + number(fonts) + "\x0C\x24" + number(select) + "\x0C\x25";
  };
  const std::size_t begin = head.size() + index({top(0, 0, 0, 0)}).size() + tail.size();
  std::string charset("\2", 1);  // one range
  charset += u16(65) + u16(glyphs.size() - 1);
  const std::size_t at_select = begin + charset.size();
  const std::string select = std::string("\3\0\1\0\0\0", 6) + u16(charstrings.size());
  const std::size_t at_private = at_select + select.size();
  const std::string fixed = operand(500) + "\x14" + operand(600) + "\x15" + number(14) + "\x13";
  REQUIRE(fixed.size() == 14);  // Subrs stand directly behind it
  const std::string body_private = fixed + index({subr});
  const std::size_t at_fonts = at_private + body_private.size();
  const std::string fonts =
      index({font_matrix + number(fixed.size()) + number(at_private) + "\x12"});
  return head + index({top(begin, at_fonts + fonts.size(), at_fonts, at_select)}) + tail + charset +
         select + body_private + fonts + index(charstrings);
}

double width_of(const std::string& charstring, const std::string& subr = "\x0B") {
  const std::string bytes = made_cff({charstring}, subr);
  const auto program = read_cff_program(bytes);
  REQUIRE(program.has_value());
  const auto glyph = program->glyph(65);
  REQUIRE(glyph.has_value());
  REQUIRE(glyph->width.has_value());
  return *glyph->width;
}

}  // namespace

TEST_CASE("a charstring's width is what its first operator leaves, else the default") {
  CHECK(width_of(operand(10) + operand(20) + kMove + kEndChar) == 500);
  CHECK(width_of(operand(-50) + operand(10) + operand(20) + kMove + kEndChar) == 550);
  CHECK(width_of(kEndChar) == 500);
  CHECK(width_of(operand(7) + kEndChar) == 607);
  CHECK(width_of("\x8B\x8B\x01\x8B\x8B" + kMove) == 500);                // hstem, even
  CHECK(width_of(operand(3) + "\x8B\x8B\x01\x8B\x8B" + kMove) == 603);   // odd
  CHECK(width_of(operand(5) + operand(10) + "\x16" + kEndChar) == 605);  // hmoveto
  CHECK(width_of(operand(1) + "\x8B\x8B\x13\x80" + kEndChar) == 601);    // hintmask
  // The operator stands in a subroutine, whose number is biased by 107.
  CHECK(width_of(operand(9) + operand(10) + operand(20) + operand(-107) + kCall,
                 kMove + kEndChar) == 609);
}

TEST_CASE("glyphs are found by CID, and drawn or not") {
  const std::string bytes = made_cff({operand(1) + kEndChar, operand(2) + "\x8B\x8B" + kMove});
  const auto program = read_cff_program(bytes);
  REQUIRE(program.has_value());
  CHECK_FALSE(program->glyph(65)->has_outline);
  CHECK(program->glyph(66)->has_outline);
  CHECK(program->glyph(66)->width == 602);
  CHECK(program->glyph(0)->width == 500);
  CHECK_FALSE(program->glyph(1).has_value());
  CHECK_FALSE(program->glyph(67).has_value());
}

TEST_CASE("a Font DICT's FontMatrix says how long a unit is") {
  // 0.0005 as a real number: ".0005".
  const std::string half("\x1E\xA0\x00\x5F", 4);
  const std::string matrix = half + "\x8B\x8B" + half + "\x8B\x8B\x0C\x07";
  const std::string bytes = made_cff({operand(400) + kEndChar}, "\x0B", matrix);
  const auto program = read_cff_program(bytes);
  REQUIRE(program.has_value());
  CHECK(*program->glyph(65)->width == doctest::Approx(500));
}

TEST_CASE("broken charstrings have no width, and endless ones end") {
  const auto glyph_of = [](const std::string& charstring, const std::string& subr = "\x0B") {
    const std::string bytes = made_cff({charstring}, subr);
    const auto program = read_cff_program(bytes);
    REQUIRE(program.has_value());
    return program->glyph(65);
  };
  CHECK_FALSE(glyph_of("").has_value());
  CHECK_FALSE(glyph_of("\x1C\x01").has_value());          // cut short
  CHECK_FALSE(glyph_of(operand(5) + kCall).has_value());  // no such subroutine
  CHECK_FALSE(glyph_of(kCall).has_value());               // of no number
  CHECK_FALSE(glyph_of("\x02").has_value());              // no operator
  CHECK_FALSE(glyph_of(operand(-107) + kCall, operand(-107) + kCall).has_value());  // itself
  CHECK_FALSE(glyph_of(std::string(1000, '\x8B') + kMove).has_value());
  const auto arithmetic = glyph_of("\x8C\x8C\x0C\x0A" + kEndChar);
  REQUIRE(arithmetic.has_value());
  CHECK_FALSE(arithmetic->width.has_value());
}

TEST_CASE("a CFF program cut short or altered anywhere is read safely") {
  const std::string whole = made_cff({operand(1) + kEndChar, operand(2) + "\x8B\x8B" + kMove});
  REQUIRE(read_cff_program(whole).has_value());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string cut = whole.substr(0, size);
    if (const auto program = read_cff_program(cut)) program->glyph(66);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int value : {0, 1, 0x7F, 0xFF}) {
      std::string altered = whole;
      altered[at] = static_cast<char>(value);
      if (const auto program = read_cff_program(altered)) {
        for (const std::uint32_t cid : {0U, 65U, 66U}) program->glyph(cid);
      }
    }
  }
}

TEST_CASE("a font of a bare CFF program agrees with the file's widths, or is refused") {
  const auto with_cff = [](const std::string& charstring) {
    PdfFile file = made(rich);
    PdfFont& cff = font(file);
    cff.descendant_subtype = "CIDFontType0";
    cff.program_key = "FontFile3";
    cff.program_subtype = "CIDFontType0C";
    cff.cid_to_gid.clear();
    cff.program = made_cff(std::vector<std::string>(30, charstring));
    return file;
  };
  const std::string drawn = operand(-100) + "\x8B\x8B" + kMove + kEndChar;
  CHECK(breaches(with_cff(drawn)) == "");
  check_only(with_cff(operand(-102) + "\x8B\x8B" + kMove + kEndChar), "ISO 14289-1 7.21.5");
  check_only(with_cff(operand(-100) + kEndChar), "ISO 14289-1 7.21.4.1");  // nothing to be seen
  check_only(with_cff("\x02"), "ISO 14289-1 7.21.4.1");
  PdfFile missing = with_cff(drawn);
  font(missing).used.push_back(200);
  check_only(missing, "ISO 14289-1 7.21.4.1");
  PdfFile broken = with_cff(drawn);
  font(broken).program.resize(40);
  check_only(broken, "ISO 14289-1 7.21.4.1");
}

}  // namespace clearleaf::verify
