public import RestanteCore
public import ServiceLifecycle

/// A service that shows by its name alone: the library that runs services prints each of them into
/// its log, with whatever they hold.
public protocol NamedService: Service, Redacted {}

extension NamedService {
  /// The service's name.
  public var description: String { "\(Self.self)" }
}
