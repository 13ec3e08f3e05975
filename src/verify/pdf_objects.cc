// Cross-reference table, trailer and filters by libqpdf; objects by pdf_syntax.
#define POINTERHOLDER_TRANSITION 4
#include "verify/pdf_objects.h"

#include "verify/pdf_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFXRefEntry.hh>
#include <stdexcept>
#include <utility>

namespace clearleaf::verify {

namespace {

/// Collects what a stream decodes to and stops it where it gets too long.
class Collector : public Pipeline {
 public:
  explicit Collector(std::size_t most) : Pipeline("collector", nullptr), most_(most) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (out_.size() + size > most_) {
      too_long_ = true;
      throw std::runtime_error("longer than is accepted");
    }
    out_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}

  bool too_long() const { return too_long_; }
  std::string take() { return std::move(out_); }

 private:
  std::size_t most_;
  std::string out_;
  bool too_long_ = false;
};

constexpr std::uint32_t kLargestNumber = 8'388'607;  // ISO 19005-2 6.1.13

}  // namespace

struct PdfObjects::Library {
  QPDF qpdf;
};

PdfObjects::PdfObjects(std::string_view bytes, Report& report) : bytes_(bytes), report_(report) {
  const std::size_t header = bytes_.substr(0, 1024).find("%PDF-");
  if (header != std::string_view::npos) base_ = header;
  entries_.resize(1);
  facts_.most_values = limits::most_pdf_values(bytes_.size());
  try {
    open();
  } catch (const std::exception& error) {
    report_.add("ISO 32000-1 7.5", "", error.what());
  }
}

PdfObjects::~PdfObjects() = default;

void PdfObjects::open() {
  library_ = std::make_unique<Library>();
  QPDF& qpdf = library_->qpdf;
  qpdf.setSuppressWarnings(true);
  qpdf.processMemoryFile("PDF", bytes_.data(), bytes_.size());
  encrypted_ = qpdf.isEncrypted();
  trailer_bytes_ = qpdf.getTrailer().unparse();
  trailer_ = PdfParser(trailer_bytes_, arena_, facts_).next();
  if (encrypted_) {
    report_.add("ISO 19005-2 6.1.3", "", "the file is encrypted, so it cannot be read back");
    return;
  }
  read_table();
  readable_ = true;
}

void PdfObjects::read_table() {
  const auto table = library_->qpdf.getXRefTable();
  entries_.reserve(table.size() + 1);
  numbers_.reserve(table.size());
  for (const auto& [object, found] : table) {
    if (found.getType() != 1 && found.getType() != 2) continue;
    if (object.getObj() <= 0 || std::cmp_greater(object.getObj(), kLargestNumber)) {
      broken(0, fmt::format("object number {} is out of range", object.getObj()));
      continue;
    }
    Entry entry;
    entry.number = static_cast<std::uint32_t>(object.getObj());
    entry.generation = static_cast<std::uint16_t>(object.getGen());
    entry.in_stream = found.getType() == 2;
    if (entry.in_stream) {
      entry.place = static_cast<std::uint64_t>(found.getObjStreamNumber());
      entry.index = static_cast<std::uint32_t>(found.getObjStreamIndex());
    } else {
      entry.place = static_cast<std::uint64_t>(found.getOffset()) + base_;
    }
    if (index_.size() <= entry.number) index_.resize(entry.number + 1);
    if (index_[entry.number] == 0) numbers_.push_back(entry.number);
    index_[entry.number] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
  }
}

void PdfObjects::broken(std::uint32_t number, std::string message) {
  report_.add("ISO 32000-1 7.5", number == 0 ? "" : fmt::format("object {}", number),
              std::move(message));
}

std::vector<std::string> PdfObjects::warnings() const {
  std::vector<std::string> out;
  if (library_ == nullptr) return out;
  for (const QPDFExc& warning : library_->qpdf.getWarnings()) out.emplace_back(warning.what());
  return out;
}

PdfObjects::Entry* PdfObjects::entry_of(std::uint32_t number) {
  if (number >= index_.size() || index_[number] == 0) return nullptr;
  return &entries_[index_[number]];
}

PdfValue PdfObjects::object(std::uint32_t number) {
  Entry* entry = entry_of(number);
  if (entry == nullptr) return {};
  if (entry->state == State::kUnread || entry->state == State::kForgotten) read(*entry);
  return entry->value;
}

PdfValue PdfObjects::resolve(const PdfValue& value) {
  constexpr int kMostSteps = 8;
  PdfValue found = value;
  for (int step = 0; found.is_reference(); ++step) {
    if (step == kMostSteps) return {};
    const Entry* entry = entry_of(found.object());
    if (entry == nullptr || entry->generation != found.generation()) return {};
    found = object(found.object());
  }
  return found;
}

void PdfObjects::read(Entry& entry) {
  entry.state = State::kBeingRead;
  if (!entry.in_stream) {
    read_plain(entry);
  } else {
    const Entry* holder =
        entry.place <= kLargestNumber ? entry_of(static_cast<std::uint32_t>(entry.place)) : nullptr;
    if (holder == nullptr || holder->in_stream) {
      broken(entry.number, "its object stream is missing");
    } else {
      read_object_stream(holder->number);
      if (entry.state != State::kRead) broken(entry.number, "is not in its object stream");
    }
  }
  entry.state = State::kRead;
}

void PdfObjects::read_plain(Entry& entry) {
  PdfParser parser(bytes_, arena(), facts_);
  parser.seek(entry.place < bytes_.size() ? static_cast<std::size_t>(entry.place) : bytes_.size());
  const bool starts = parser.next().integer() == entry.number &&
                      parser.next().integer() == entry.generation &&
                      parser.next().is_keyword("obj");
  if (!starts) return broken(entry.number, "the cross-reference table leads to something else");
  PdfValue value = parser.next_object();
  if (value.is_keyword("endobj")) return;  // an object without a value is null
  if (value.kind() == PdfValue::Kind::kBad || value.kind() == PdfValue::Kind::kEnd ||
      value.kind() == PdfValue::Kind::kKeyword) {
    return broken(entry.number, "its value is malformed");
  }
  const PdfValue after = parser.next();
  if (after.is_keyword("stream") && value.is_dict()) {
    value = value.as_stream();
  } else if (!after.is_keyword("endobj")) {
    broken(entry.number, "endobj is missing");
  }
  keep(entry, value);
}

void PdfObjects::keep(Entry& entry, const PdfValue& value) {
  entry.value = value;
  if (passing_) passing_numbers_.push_back(entry.number);
}

void PdfObjects::read_object_stream(std::uint32_t number) {
  const PdfValue dict = object(number);
  const auto count = get(dict, "N").integer();
  const auto first = get(dict, "First").integer();
  if (!dict.is_stream() || get(dict, "Type").name() != "ObjStm" || !count || !first || *first < 0) {
    return broken(number, "is no object stream");
  }
  auto bytes = decoded(number);
  if (!bytes) return;
  auto& buffers = passing_ ? passing_buffers_ : buffers_;
  buffers.push_back(std::make_unique<const std::string>(std::move(*bytes)));
  const std::string_view data = *buffers.back();
  PdfParser header(data, arena(), facts_);
  PdfParser body(data, arena(), facts_);
  for (std::uint32_t i = 0; std::cmp_less(i, *count); ++i) {
    const auto object_number = header.next().integer();
    const auto offset = header.next().integer();
    if (!object_number || !offset || *offset < 0 || *object_number < 0 ||
        *object_number > kLargestNumber) {
      return broken(number, "the object stream's table is malformed");
    }
    Entry* entry = entry_of(static_cast<std::uint32_t>(*object_number));
    if (entry == nullptr || !entry->in_stream || entry->place != number || entry->index != i) {
      continue;  // a newer version stands elsewhere
    }
    if (entry->state == State::kRead) continue;
    body.seek(static_cast<std::size_t>(*first) + static_cast<std::size_t>(*offset));
    keep(*entry, body.next_object());
    entry->state = State::kRead;
    if (entry->value.kind() >= PdfValue::Kind::kKeyword) {
      entry->value = {};
      broken(entry->number, "its value is malformed");
    }
  }
}

std::optional<std::string> PdfObjects::decoded(std::uint32_t number) {
  const Entry* entry = entry_of(number);
  if (entry == nullptr || library_ == nullptr) return std::nullopt;
  const std::size_t left = limits::most_pdf_decoded_bytes(bytes_.size()) - decoded_bytes_;
  Collector collector(std::min(left, limits::kPdfStreamBytes));
  bool complete = false;
  try {
    auto stream = library_->qpdf.getObject(static_cast<int>(number), entry->generation);
    complete = stream.isStream() &&
               stream.pipeStreamData(&collector, nullptr, 0, qpdf_dl_specialized, false);
  } catch (const std::exception&) {
    complete = false;
  }
  if (!complete) {
    broken(number, collector.too_long() ? "the stream is longer than is accepted"
                                        : "the stream cannot be decoded");
    return std::nullopt;
  }
  std::string out = collector.take();
  decoded_bytes_ += out.size();
  return out;
}

void PdfObjects::forget_passing() {
  for (const std::uint32_t number : passing_numbers_) {
    Entry& entry = *entry_of(number);
    // What is broken has been told and stays null.
    if (entry.value.is_null()) continue;
    entry.value = {};
    entry.state = State::kForgotten;
  }
  passing_ = false;
  passing_numbers_ = std::vector<std::uint32_t>();
  passing_buffers_.clear();
  passing_arena_ = Arena();
}

bool PdfObjects::is_packed(std::uint32_t number) const {
  return number < index_.size() && index_[number] != 0 && entries_[index_[number]].in_stream;
}

void PdfObjects::read_all() {
  for (const std::uint32_t number : numbers_) {
    if (entry_of(number)->state == State::kUnread) object(number);
  }
}

}  // namespace clearleaf::verify
