import ArgumentParser
import RestanteServer

/// The flags of `restante serve`: one for each setting of the table that has one.
///
/// The library finds flags by reflection, usually those of properties; here they are those of the
/// mirror, so that a setting need not be named again.
struct SettingFlags: ParsableArguments, CustomReflectable {
  /// What was given, by the names of settings.
  private(set) var texts: [String: [String]] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: FlagKey.self)
    for setting in ServerSetting.all where setting.flag != nil {
      let key = FlagKey(stringValue: setting.name)
      switch setting.arity {
      case .toggle:
        if try values.decode(Flag<Bool>.self, forKey: key).wrappedValue { texts[setting.name] = [] }
      case .single:
        texts[setting.name] =
          try values.decode(Option<String?>.self, forKey: key).wrappedValue.map { [$0] }
      case .list:
        let given = try values.decode(Option<[String]>.self, forKey: key).wrappedValue
        if !given.isEmpty { texts[setting.name] = given }
      }
    }
  }

  var customMirror: Mirror {
    let flags: [Mirror.Child] = ServerSetting.all.filter { $0.flag != nil }.map { setting in
      (label: setting.name, value: Self.flag(of: setting))
    }
    return Mirror(self, children: flags)
  }

  private static func flag(of setting: ServerSetting) -> Any {
    let name = NameSpecification.customLong(setting.name)
    let help = ArgumentHelp(Self.help(on: setting), valueName: setting.valueName)
    return switch setting.arity {
    case .toggle: Flag(wrappedValue: false, name: name, help: help)
    case .single: Option<String?>(wrappedValue: nil, name: name, help: help)
    case .list: Option<[String]>(wrappedValue: [], name: name, help: help)
    }
  }

  private static func help(on setting: ServerSetting) -> String {
    guard setting.arity != .toggle else { return setting.help }
    let variable = setting.variable.map { "; environment: \($0)" } ?? ""
    return "\(setting.helpOnFlag) (default: \(setting.standard)\(variable))"
  }

  /// The name of a setting.
  private struct FlagKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
