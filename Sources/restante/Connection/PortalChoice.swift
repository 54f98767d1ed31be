import ArgumentParser
import RestanteJSON

/// Which portal a command is about.
enum PortalChoice {
  /// The maximum number of portals that are listed.
  private static let listedPortals = 20

  /// The given portal, else the only one that the key may see; `nil` where the key itself says it.
  ///
  /// - Throws: `ValidationError` if there are several, or none.
  static func domain(_ given: String?, for connection: ServerConnection) async throws -> String? {
    if let given { return given }
    guard let portals = try? await connection.get("/v1/portals")["portals"]?.arrayValue else {
      // A key that may only publish sees none and needs no name.
      return nil
    }
    let domains = portals.compactMap { $0["domain"]?.stringValue }
    guard domains.count != 1 else { return domains[0] }
    guard !domains.isEmpty else {
      throw ValidationError("The server has no portals yet; \"restante portal add\" adds one.")
    }
    let others = domains.count - listedPortals
    throw ValidationError(
      "The server has \(domains.count) portals; name one with --portal: "
        + domains.prefix(listedPortals).joined(separator: ", ")
        + (others > 0 ? " and \(others) more." : "."))
  }
}
