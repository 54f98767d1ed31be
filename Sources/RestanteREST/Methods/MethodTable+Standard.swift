extension MethodTable {
  /// The methods that every server has.
  static let standard = MethodTable([
    Batch(),
    Scope(), Methods(), MethodGet(), FeatureGet(), ServerTime(),
    Profile(), UserCurrent(), UserAdmin(), UserAccess(), AccessName(), AppInfo(),
    AppOptionGet(), AppOptionSet(), UserOptionGet(), UserOptionSet(),
    Events(), EventBind(), EventUnbind(), EventGet(), EventTest(),
    EventOfflineGet(), EventOfflineClear(), EventOfflineError(), EventOfflineList(),
  ])
}
