/// A pattern of texts in which `%` stands for any text and `_` for one character. Case does not
/// count.
struct LikePattern: Sendable, Hashable {
  private let pattern: [Character]

  init(_ text: String) {
    pattern = Array(text.lowercased())
  }

  /// Whether a text fits that is in small letters.
  func matches(_ text: String) -> Bool {
    let text = Array(text)
    var (place, wanted) = (0, 0)
    // Where the latest `%` stands, and how much of the text it stands for so far.
    var star: (wanted: Int, place: Int)?
    while place < text.count {
      if wanted < pattern.count, pattern[wanted] == "%" {
        star = (wanted, place)
        wanted += 1
      } else if wanted < pattern.count, pattern[wanted] == "_" || pattern[wanted] == text[place] {
        place += 1
        wanted += 1
      } else if let last = star {
        star = (last.wanted, last.place + 1)
        place = last.place + 1
        wanted = last.wanted + 1
      } else {
        return false
      }
    }
    return pattern[wanted...].allSatisfy { $0 == "%" }
  }
}
