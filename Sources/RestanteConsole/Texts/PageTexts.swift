/// Texts for pages of the server outside of the console, in the languages of the console.
public struct PageTexts: Sendable {
  /// The texts of one language.
  public struct Translation: Sendable {
    /// The language as pages name it, such as `en`.
    public let code: String
    private let catalogue: Catalogue

    fileprivate init(_ catalogue: Catalogue) {
      code = catalogue.language.rawValue
      self.catalogue = catalogue
    }

    /// The texts of a group by their names; none for a group that is not known.
    public func group(_ name: String) -> [String: String] { catalogue.values[name] ?? [:] }

    /// A text by its group and name; `nil` where there is none.
    public func text(_ group: String, _ name: String) -> String? {
      catalogue.has(group, name) ? catalogue(group, name) : nil
    }
  }

  private let english: Translation
  private let russian: Translation

  /// Reads the catalogues.
  ///
  /// - Throws: What is wrong in one, which keeps the server from starting.
  public init() throws {
    english = Translation(try Catalogue(.english))
    russian = Translation(try Catalogue(.russian))
  }

  /// The texts in the language that a browser wants.
  ///
  /// - Parameter header: Its `Accept-Language` header.
  public func translation(for header: String?) -> Translation {
    switch Language(accepted: header ?? "") {
    case .english: english
    case .russian: russian
    }
  }
}
