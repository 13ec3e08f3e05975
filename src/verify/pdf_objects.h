// The bytes of a PDF → its objects (ISO 32000-1 7.5). libqpdf finds them and decodes streams; the
// values are read here.
#pragma once

#include "verify/pdf_syntax.h"
#include "verify/report.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// The objects of one file, each read when it is first asked for. `bytes` and `report` outlive it.
/// What is broken is a breach of ISO 32000-1 7.5 or 7.3 and reads as null.
class PdfObjects {
 public:
  PdfObjects(std::string_view bytes, Report& report);
  ~PdfObjects();
  PdfObjects(const PdfObjects&) = delete;
  PdfObjects& operator=(const PdfObjects&) = delete;

  /// Whether there is a cross-reference table and nothing is encrypted; else there are no objects.
  bool readable() const { return readable_; }
  bool encrypted() const { return encrypted_; }
  const PdfValue& trailer() const { return trailer_; }

  /// What a value stands for: of a reference its object, else the value itself.
  PdfValue resolve(const PdfValue& value);
  /// The value of a dictionary's key, resolved.
  PdfValue get(const PdfValue& dict, std::string_view key) { return resolve(dict[key]); }
  PdfValue object(std::uint32_t number);
  /// A stream's bytes with all filters but those of images undone. None: it cannot be decoded.
  std::optional<std::string> decoded(std::uint32_t number);

  /// What is read from here on is freed by forget_passing(); no value of it may be kept. An object
  /// that is asked for again is read again.
  void begin_passing() { passing_ = true; }
  void forget_passing();

  /// Whether the object stands in an object stream, so that it can be no stream.
  bool is_packed(std::uint32_t number) const;
  /// Object numbers in use, ascending.
  const std::vector<std::uint32_t>& numbers() const { return numbers_; }
  /// Reads all that was not asked for, so that no broken object stays unseen.
  void read_all();
  /// What libqpdf warned of so far.
  std::vector<std::string> warnings() const;
  const SyntaxFacts& facts() const { return facts_; }
  void broken(std::uint32_t number, std::string message);

 private:
  struct Library;  // libqpdf
  enum class State : std::uint8_t { kUnread, kBeingRead, kRead, kForgotten };
  struct Entry {
    std::uint64_t place = 0;  // offset in the file, or number of the object stream
    std::uint32_t number = 0;
    std::uint32_t index = 0;  // in the object stream
    std::uint16_t generation = 0;
    bool in_stream = false;
    State state = State::kUnread;
    PdfValue value;
  };

  void open();
  void read_table();
  Entry* entry_of(std::uint32_t number);
  void read(Entry& entry);
  void keep(Entry& entry, const PdfValue& value);
  Arena& arena() { return passing_ ? passing_arena_ : arena_; }
  void read_plain(Entry& entry);
  void read_object_stream(std::uint32_t number);

  std::string_view bytes_;
  std::size_t base_ = 0;  // of offsets: where the header stands
  Report& report_;
  std::unique_ptr<Library> library_;
  bool readable_ = false;
  bool encrypted_ = false;
  std::string trailer_bytes_;
  PdfValue trailer_;
  std::vector<std::uint32_t> index_;  // into entries_, by object number; 0: none
  std::vector<Entry> entries_;        // [0]: none
  std::vector<std::uint32_t> numbers_;
  std::vector<std::unique_ptr<const std::string>> buffers_;  // decoded object streams
  std::size_t decoded_bytes_ = 0;
  Arena arena_;
  bool passing_ = false;
  Arena passing_arena_;
  std::vector<std::unique_ptr<const std::string>> passing_buffers_;
  std::vector<std::uint32_t> passing_numbers_;
  SyntaxFacts facts_;
};

}  // namespace clearleaf::verify
