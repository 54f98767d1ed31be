import Foundation
public import RestanteCore

/// A database as a release of Restante left it behind, which later ones must be able to take over.
/// `Scripts/database-fixture` makes them.
public struct ReleasedDatabase: Sendable, CustomStringConvertible {
  /// The stores that such databases are of.
  public enum Kind: String, Sendable {
    /// A file of the embedded store.
    case sqlite
    /// A dump of PostgreSQL, statements that make the database.
    case sql
  }

  /// The file.
  public let path: String

  /// The name of the file.
  public var description: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The databases of all releases that changed the schema.
  public static func all(_ kind: Kind) -> [ReleasedDatabase] {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Tests/Databases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".\(kind.rawValue)") }.sorted().map {
      ReleasedDatabase(path: folder.appending(path: $0).path)
    }
  }

  /// What is in each of them: event numbers by the state that they are in.
  public static let events: [QueuePart: [Int]] = [
    .past: [1], .dead: [2], .claimed: [3], .pending: [4, 5, 6],
  ]

  /// The events that a store has, as ``events`` has them. Their numbers are in their data.
  ///
  /// - Throws: ``Unreadable`` for data that is not as it was published, or what the store throws.
  public static func events(in store: any Store) async throws -> [QueuePart: [Int]] {
    var found: [QueuePart: [Int]] = [:]
    for portal in try await store.portals() {
      for application in try await store.applications(on: portal.id, after: nil, limit: 10) {
        let queue = QueueKey(portal: portal.id, application: application.id)
        for part in QueuePart.allCases {
          let page = try await store.peek(PeekEvents(queue: queue, part: part))
          found[part, default: []] += try page.events.map { event in
            let data = event.body.map { String(decoding: $0.data, as: UTF8.self) } ?? ""
            guard let number = Int(data.filter(\.isNumber)) else { throw Unreadable(data: data) }
            return number
          }
        }
      }
    }
    return found
  }

  /// Event data without a number.
  public struct Unreadable: Error {
    /// The data.
    public let data: String
  }
}
