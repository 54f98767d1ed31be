public import RestanteCore

/// The events that the original knows, by scope.
public enum EventCatalogue {
  /// Every scope that has events, in the catalogue's order; the global one is not among them.
  public static let scopes: [String] = entries.map(\.scope).filter { $0 != global }

  /// The scopes of an application or webhook for which nobody chooses any: all of ``scopes`` that
  /// the official SDKs know. The one for PHP refuses events and tokens with any other scope.
  public static let standardScopes = scopes.filter { !unknownToSDKs.contains($0) }

  private static let unknownToSDKs: Set = ["booking"]

  static let global = "global"

  /// The events of a scope in the catalogue's order; none for an unknown scope.
  static func events(of scope: String) -> [String] {
    byScope[scope] ?? []
  }

  /// Whether Bitrix24 has an event with this name, in whatever scope.
  public static func contains(_ event: EventName) -> Bool { contains(event.text, in: scopes) }

  /// Whether an event belongs to one of the scopes or to the global one.
  static func contains(_ event: String, in scopes: [String]) -> Bool {
    if names[global]?.contains(event) == true { return true }
    return scopes.contains { scope in
      names[scope]?.contains(event) == true
        || (scope == "crm" && isDynamicItemEvent(event))
    }
  }

  /// Whether an event is that of one smart process: `ONCRMDYNAMICITEMADD_147`.
  private static func isDynamicItemEvent(_ event: String) -> Bool {
    for verb in ["ADD_", "UPDATE_", "DELETE_"] {
      let prefix = "ONCRMDYNAMICITEM" + verb
      guard event.hasPrefix(prefix) else { continue }
      let digits = event.utf8.dropFirst(prefix.utf8.count)
      return !digits.isEmpty && digits.count <= 18 && digits.allSatisfy(DateScanner.isDigit)
    }
    return false
  }

  private static let byScope = Dictionary(
    entries.map { ($0.scope, $0.events) }, uniquingKeysWith: { first, _ in first })
  private static let names = byScope.mapValues { Set($0) }

  /// The table's lines with their braces spelled out.
  private static let entries: [(scope: String, events: [String])] = EventCatalogueText.table
    .split(separator: "\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let events = line[line.index(after: colon)...].split(separator: " ")
      return (String(line[..<colon]), events.flatMap(BraceExpansion.expand))
    }
}
