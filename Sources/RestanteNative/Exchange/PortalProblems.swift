import RestanteCore

/// Problems with the portal that a call names. They list the portals that there are, so they are
/// only for those who may see all.
extension Problem {
  /// The maximum number of portals that are listed.
  private static let listedPortals = 20

  /// No portal has a domain.
  ///
  /// - Parameters:
  ///   - domain: What the call named.
  ///   - portals: All portals.
  ///   - argument: The argument that named it.
  static func unknownPortal(
    _ domain: String, among portals: [Portal], argument: String? = nil
  ) -> Problem {
    let names = names(of: portals)
    let near = NearName.find(domain, among: names).map { " Did you mean `\($0)`?" } ?? ""
    return Problem(
      .notFound, "There is no portal `\(domain.prefix(100))`.\(near)\(list(names))",
      argument: argument)
  }

  /// The call must name a portal and does not.
  static let portalMissing = Problem(
    .invalidArgument, "Name the portal: ?portal=DOMAIN.", argument: "portal")

  /// The call must name one of the portals and does not.
  static func portalMissing(among portals: [Portal]) -> Problem {
    var problem = portalMissing
    problem.detail += list(names(of: portals))
    return problem
  }

  private static func names(of portals: [Portal]) -> [String] {
    portals.filter { $0.settings.state != .erasing }.map(\.domain)
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return " The server has no portals yet." }
    let others = names.count - listedPortals
    return " Portals: " + names.prefix(listedPortals).joined(separator: ", ")
      + (others > 0 ? " and \(others) more." : ".")
  }
}
