/// The methods of the wire by name: the server's own, and those that extensions add.
struct MethodTable: Sendable {
  private let own: [any RESTMethod]
  private let byName: [String: any RESTMethod]
  private let sources: [any MethodSource]

  init(_ methods: [any RESTMethod]) {
    self.init(
      own: methods,
      byName: Dictionary(
        methods.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
      sources: [])
  }

  private init(
    own: [any RESTMethod], byName: [String: any RESTMethod], sources: [any MethodSource]
  ) {
    self.own = own
    self.byName = byName
    self.sources = sources
  }

  /// The table with the methods that extensions add; they replace none of the server's own.
  func adding(_ sources: [any MethodSource]) -> MethodTable {
    MethodTable(own: own, byName: byName, sources: sources)
  }

  /// All methods, in the order in which `methods` lists them.
  var all: [any RESTMethod] {
    let added = sources.flatMap { $0.methods }.filter { byName[$0.name] == nil }
    return own + added.map { ExtensionMethod(method: $0) }
  }

  /// Whether there is a method of a name in any case.
  func contains(_ name: String) -> Bool {
    method(named: name) != nil
  }

  /// The method of a name in any case.
  func method(named name: String) -> (any RESTMethod)? {
    if let method = byName[name] { return method }
    let name = name.lowercased()
    if let method = byName[name] { return method }
    return sources.lazy.compactMap { $0.method(named: name) }.first
      .map { ExtensionMethod(method: $0) }
  }
}
