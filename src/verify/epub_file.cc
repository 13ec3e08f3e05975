// Questions to an EPUB that has been read.
#include "verify/epub_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

/// "%20" → a blank; what is not a byte in hexadecimal stays.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (high && low) {
        out += static_cast<char>(*high * 16 + *low);
        i += 2;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

}  // namespace

bool EpubItem::has_property(std::string_view property) const {
  return std::ranges::find(properties, property) != properties.end();
}

std::vector<std::string_view> EpubPackage::values(std::string_view name_or_property) const {
  std::vector<std::string_view> found;
  for (const EpubMeta& meta : metadata) {
    if (meta.name == name_or_property ||
        (meta.property == name_or_property && meta.refines.empty())) {
      found.push_back(meta.value);
    }
  }
  return found;
}

std::string_view EpubPackage::value(std::string_view name_or_property) const {
  const auto found = values(name_or_property);
  return found.empty() ? std::string_view() : found.front();
}

std::optional<XmlNode> EpubDocument::element(std::string_view id) const {
  const auto found = ids.find(id);
  if (found == ids.end()) return std::nullopt;
  return tree[found->second];
}

std::string EpubDocument::at(XmlNode node) const {
  return fmt::format("{}:{}", path, node.line());
}

const NavList* EpubFile::nav_of(std::string_view type) const {
  for (const NavList& list : nav) {
    if (list.type == type) return &list;
  }
  return nullptr;
}

const EpubDocument* EpubFile::document(std::string_view path) const {
  const auto found = document_at.find(path);
  return found == document_at.end() ? nullptr : &documents[found->second];
}

const EpubItem* EpubFile::item_at(std::string_view path) const {
  const auto found = manifest_at.find(path);
  return found == manifest_at.end() ? nullptr : &package.manifest[found->second];
}

bool is_external(std::string_view href) {
  if (href.starts_with("//")) return true;
  const std::size_t colon = href.find(':');
  if (colon == href.npos) return false;
  // RFC 3986 3.1: a scheme; a colon after "/", "?" or "#" ends none.
  return href.find_first_of("/?#") > colon;
}

std::optional<EpubTarget> resolve(std::string_view from, std::string_view href) {
  if (is_external(href)) return std::nullopt;
  const std::size_t hash = href.find('#');
  const std::string_view file = href.substr(0, hash);
  EpubTarget target;
  if (hash != href.npos) target.fragment = decoded(href.substr(hash + 1));
  if (file.empty()) {
    target.path = from;
    return target;
  }
  if (file.starts_with('/') || file.find('?') != file.npos) return std::nullopt;
  const std::string path = std::string(from.substr(0, from.rfind('/') + 1)) + decoded(file);
  std::vector<std::string_view> parts;
  for (std::string_view rest = path;;) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    if (part == "..") {
      if (parts.empty()) return std::nullopt;
      parts.pop_back();
    } else if (part != ".") {
      parts.push_back(part);
    }
    if (slash == rest.npos) break;
    rest.remove_prefix(slash + 1);
  }
  for (const std::string_view part : parts) {
    if (!target.path.empty()) target.path += '/';
    target.path += part;
  }
  return target;
}

}  // namespace clearleaf::verify
