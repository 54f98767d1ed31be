public import RestanteCore

/// What a server knows of itself, apart from secrets.
public struct ServerReport: Sendable {
  /// A setting and where its value comes from.
  public struct Setting: Sendable {
    /// Where a value comes from.
    public enum Source: Sendable {
      /// A flag, a variable of the environment, or a line of the configuration file.
      case given(String)
      /// Nobody set it.
      case standard
    }

    /// Its name, such as `max-waiting`.
    public var name: String
    /// Its value; `nil` for one that was given but is not shown because it may be a secret.
    public var value: String?
    /// Where the value comes from.
    public var source: Source

    /// Describes a setting.
    public init(name: String, value: String?, source: Source) {
      self.name = name
      self.value = value
      self.source = source
    }
  }

  /// A server that shares the database.
  public struct Node: Sendable {
    /// Its machine and port.
    public var place: String
    /// Its version.
    public var version: String
    /// How many connections to the database it has.
    public var connections: Int64
    /// Since when it is connected.
    public var since: Timestamp

    /// Describes a node.
    public init(place: String, version: String, connections: Int64, since: Timestamp) {
      self.place = place
      self.version = version
      self.connections = connections
      self.since = since
    }
  }

  /// The version of the server.
  public var version: String
  /// Since when the process serves.
  public var startedAt: Timestamp
  /// The kind of the database and its version.
  public var database: String
  /// How many bytes the files of an embedded database take; `nil` where nobody knows.
  public var databaseBytes: Int64?
  /// How many bytes are free on the volume of the data directory; `nil` where nobody knows.
  public var freeBytes: Int64?
  /// The settings, in the order of the documentation.
  public var settings: [Setting]
  /// The servers that share the database; `nil` where only one can use it, and while that cannot
  /// be found out.
  public var nodes: [Node]?

  /// Describes a server.
  public init(
    version: String, startedAt: Timestamp, database: String, databaseBytes: Int64?,
    freeBytes: Int64?, settings: [Setting], nodes: [Node]? = nil
  ) {
    self.version = version
    self.startedAt = startedAt
    self.database = database
    self.databaseBytes = databaseBytes
    self.freeBytes = freeBytes
    self.settings = settings
    self.nodes = nodes
  }
}

/// Tells the console of the server that it is part of.
public protocol ServerReporting: Sendable {
  /// What is known right now.
  func report() async -> ServerReport
}
