/// A language of the console.
enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case russian = "ru"

  /// The language that a browser gets: the one that was chosen, else the first that it asks for.
  init(of request: ConsoleRequest) {
    if let chosen = ConsoleCookie.language.value(in: request).flatMap(Language.init) {
      self = chosen
    } else {
      self = Language(accepted: request.languages ?? "")
    }
  }

  /// The best language for an `Accept-Language` header; English where none fits.
  init(accepted header: String) {
    var best: (language: Language, weight: Double)?
    for part in header.split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let name = pieces.first?.split(separator: "-").first,
        let language = Language(rawValue: name.lowercased())
      else { continue }
      let weight =
        pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    self = best?.language ?? .english
  }
}
