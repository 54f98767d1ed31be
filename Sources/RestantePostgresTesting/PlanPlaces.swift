import Foundation
import RestantePostgres

/// Where a statement would go, as its plan for a ``PartitionedDatabase`` tells.
struct PlanPlaces {
  /// The numbers of the partitions that it reads or changes.
  private var parts: Set<Substring> = []
  /// Where its tables are.
  private var places: Set<Distribution.Place> = []
  /// A spread table into which it writes rows whose portal is not said in the statement.
  private var unclearTable: String?
  /// Whether it changes or deletes rows of a table that is on every node.
  private var changesEveryNode = false

  /// Reads a plan.
  ///
  /// - Parameter columns: Which column of each spread table is the portal.
  init(_ plan: StatementRecorder.Plan, columns: [String: Int]) throws {
    let root = try JSONSerialization.jsonObject(with: Data(plan.json.utf8)) as? [[String: Any]]
    if let plan = root?.first?["Plan"] as? [String: Any] { read(plan, columns) }
  }

  private mutating func read(_ node: [String: Any], _ columns: [String: Int]) {
    let children = node["Plans"] as? [[String: Any]] ?? []
    if let table = node["Relation Name"] as? String {
      let names = table.split(separator: PartitionedDatabase.mark)
      let place = names.first.map { Distribution.place(of: String($0)) } ?? .spread
      places.insert(place)
      if names.count == 2 { parts.insert(names[1]) }
      let operation = node["Operation"] as? String
      if operation == "Insert", let column = columns[table] {
        let source = children.first { $0["Parent Relationship"] as? String == "Outer" }
        if !Self.isConstant(column, of: source) { unclearTable = table }
      }
      if operation == "Update" || operation == "Delete", place == .everywhere {
        changesEveryNode = true
      }
    }
    for child in children { read(child, columns) }
  }

  /// Whether a column of what a node returns is the same in all rows. In the rows of a query that
  /// is nested in the statement the portal comes first.
  private static func isConstant(_ column: Int, of node: [String: Any]?) -> Bool {
    guard let node, let output = node["Output"] as? [String], column < output.count else {
      return false
    }
    if output[column].wholeMatch(of: #/'?-?\d+'?(::bigint)?/#) != nil { return true }
    guard node["Node Type"] as? String == "Subquery Scan" else { return false }
    return isConstant(0, of: (node["Plans"] as? [[String: Any]])?.first)
  }

  /// What is wrong with the statement; `nil` for nothing.
  func finding(in statement: String) -> String? {
    if let unclearTable { return "the portal of rows for \(unclearTable) is not in the statement" }
    if parts.count > 1 { return "goes to several nodes" }
    if places.isSuperset(of: [.here, .spread]) { return "joins a spread table with a local one" }
    guard changesEveryNode else { return nil }
    // What a node does by itself must come out the same on all of them.
    let isAmbiguous = statement.contains("LIMIT") && !statement.contains("ORDER BY")
    return isAmbiguous || statement.contains("ctid") || statement.contains("SKIP LOCKED")
      ? "changes other rows on each node" : nil
  }
}
