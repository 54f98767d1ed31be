import RestanteCore
import RestanteJSON

/// The dead letters of a queue by the reason why they failed, as far as the newest of them tell.
struct DeadLetterGroups: Sendable {
  /// How many dead letters are looked at.
  static let reach = 5_000
  /// How many of them are read at once.
  private static let pageSize = 1_000

  /// Those with one reason.
  struct Group: Sendable {
    /// The reason; empty for those without one.
    let reason: String
    /// Their numbers, the newest first.
    fileprivate(set) var ids: [Int64] = []
    /// When the first and the last of them failed, in seconds since 1970.
    fileprivate(set) var first: Int64 = .max
    fileprivate(set) var last: Int64 = 0

    /// What names the group in an address: reasons can be long.
    var mark: String { Self.mark(reason) }

    fileprivate static func mark(_ reason: String) -> String {
      String(Hex.encode(Digests.sha256(Array(reason.utf8))).prefix(16))
    }
  }

  /// The groups, the largest first.
  let groups: [Group]
  /// Whether all dead letters were looked at.
  let isAll: Bool

  /// Looks at the dead letters of a queue.
  ///
  /// - Parameter until: Those that failed later are left out; `nil` for none.
  /// - Throws: ``PageProblem``, or what the native API throws.
  init(of place: QueuePlace, failedUntil until: Int64? = nil) async throws {
    var found: [String: Group] = [:]
    var query = ["state": "dead", "order": "newest", "limit": "\(Self.pageSize)"]
    var (pages, isMore) = (0, true)
    while isMore, pages < Self.reach / Self.pageSize {
      let page = try await place.ask("events", query: query)
      for event in page["events"]?.arrayValue ?? [] {
        let failed = event["failed_at"]?.intValue ?? 0
        guard let id = event["id"]?.intValue, until.map({ failed <= $0 }) ?? true else { continue }
        let reason = event["reason"]?.stringValue ?? ""
        var group = found[reason] ?? Group(reason: reason)
        group.ids.append(id)
        group.first = min(group.first, failed)
        group.last = max(group.last, failed)
        found[reason] = group
      }
      pages += 1
      isMore = false
      if let next = page["next"]?.stringValue {
        query["after"] = next
        isMore = true
      }
    }
    isAll = !isMore
    groups = found.values.sorted { ($1.ids.count, $0.reason) < ($0.ids.count, $1.reason) }
  }

  /// The group that an address names; `nil` where there is none any more.
  func group(_ mark: String) -> Group? { groups.first { $0.mark == mark } }
}
