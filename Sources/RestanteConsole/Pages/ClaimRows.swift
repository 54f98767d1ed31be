import RestanteCore
import RestanteJSON

/// The claims that hold events of a queue, those whose lease ends first first.
struct ClaimRows: Sendable {
  /// A claim.
  struct Row: Sendable {
    let processID: String
    let events: String
    /// When its lease ends; `nil` for never.
    let until: Moment?
    let release: String
    let label: String
  }

  /// The claims, not more than the native API lists.
  let rows: [Row]
  /// Whether there are further ones.
  let isMore: Bool

  /// Reads the reasons why an application gets nothing.
  init(_ reasons: [JSONValue], in place: QueuePlace) {
    let reason = reasons.first { $0["reason"] == "claimed" }
    let (text, times) = (place.scene.text, place.scene.times)
    rows = (reason?["claims"]?.arrayValue ?? []).map { claim in
      let processID = claim["process_id"]?.stringValue ?? ""
      return Row(
        processID: processID, events: text.counted(claim["events"]?.intValue ?? 0, .event),
        until: claim["until"]?.intValue.map { times.moment(Timestamp(seconds: $0)) },
        release: place.path("release", fields: [("process_id", processID)]),
        label: text("claims", "release_label", ["process": processID]))
    }
    isMore = Int64(rows.count) < reason?["claim_count"]?.intValue ?? 0
  }
}
