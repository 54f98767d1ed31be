/// The methods of the wire by name.
struct MethodTable: Sendable {
  /// All methods, in the order in which `methods` lists them.
  let all: [any RESTMethod]
  private let byName: [String: any RESTMethod]

  static let standard = MethodTable([
    Batch(),
    Scope(), Methods(), MethodGet(), FeatureGet(), ServerTime(),
    Profile(), UserCurrent(), UserAdmin(), UserAccess(), AccessName(), AppInfo(),
    AppOptionGet(), AppOptionSet(), UserOptionGet(), UserOptionSet(),
    Events(), EventBind(), EventUnbind(), EventGet(), EventTest(),
    EventOfflineGet(), EventOfflineClear(), EventOfflineError(), EventOfflineList(),
  ])

  init(_ methods: [any RESTMethod]) {
    all = methods
    byName = Dictionary(methods.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether there is a method of a name in any case.
  func contains(_ name: String) -> Bool {
    method(named: name) != nil
  }

  /// The method of a name in any case.
  func method(named name: String) -> (any RESTMethod)? {
    byName[name] ?? byName[name.lowercased()]
  }
}
