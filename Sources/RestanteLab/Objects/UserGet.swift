import RestanteCore
import RestanteJSON
import RestanteREST

/// `user.get`: the users of the portal. Every parameter but `sort`, `order` and `filter` is a
/// condition, as in the original.
struct UserGet: AddedMethod {
  let name = "user.get"
  let scope: String? = "user"

  private static let pageSize = 500
  private static let others: Set = ["SORT", "ORDER", "FILTER", "SELECT", "ADMIN_MODE"]

  func run(_ call: AddedCall) async throws(CallError) -> AddedResult {
    let list: ObjectList
    do throws(ObjectFault) {
      list = try Self.list(call)
    } catch {
      throw error.error(.task)
    }
    let found = list.rows(of: try await users(call))
    let page = ListPage(start: call.start)
    let rows = found.dropFirst(page.offset).prefix(ListPage.size)
    let total = Int64(found.count)
    return AddedResult(
      .array(rows.map { .object($0.fields) }), next: page.next(after: rows.count, of: total),
      total: total)
  }

  private static func list(_ call: AddedCall) throws(ObjectFault) -> ObjectList {
    var conditions = JSONObject()
    for (name, value) in call.parameters where !others.contains(name.uppercased()) {
      conditions[name] = value
    }
    for (name, value) in call["FILTER"]?.phpEntries ?? [] { conditions[name] = value }
    // Flags of users are truth values.
    for (name, value) in conditions where name.uppercased() == "ACTIVE" {
      conditions[name] = .bool(value.wordedTruth ?? true)
    }
    var reader = ObjectFilterReader(hasPatterns: true, dates: call.dates) { $0.uppercased() }
    return ObjectList(
      filter: try reader.filter(.object(conditions)),
      order: [
        (
          call["SORT"]?.phpText?.uppercased() ?? "ID",
          call["ORDER"]?.phpText?.uppercased() == "DESC"
        )
      ])
  }

  private func users(_ call: AddedCall) async throws(CallError) -> [ObjectList.Row] {
    let portal = call.portal.id
    var users: [ObjectList.Row] = []
    var after: UserID?
    while true {
      let last = after
      let page = try await call.reading { (store) async throws(StoreError) in
        try await store.users(on: portal, after: last, limit: Self.pageSize)
      }
      users += page.map { ($0.id.rawValue, $0.row) }
      after = page.last?.id
      guard page.count == Self.pageSize else { return users }
    }
  }
}
