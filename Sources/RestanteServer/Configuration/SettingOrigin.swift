import RestanteConsole
import RestanteCore

/// What was given for a setting, and where.
struct SettingOrigin: Sendable {
  let place: SettingPlace
  /// What was given; `nil` for what may be a secret.
  let text: String?
  /// What was given in any case, to compare it.
  let content: Secret

  init(_ given: ServerSetting.Given, of setting: ServerSetting) {
    place = given.place
    let text =
      switch setting.arity {
      case .toggle: given.isOff ? "off" : "on"
      case .single: given.texts.last ?? ""
      case .list: given.texts.joined(separator: ", ")
      }
    content = Secret(text)
    self.text = setting.isSecret ? nil : text
  }
}

/// The value that a setting has, and where it comes from.
public struct EffectiveSetting: Sendable {
  /// The setting's name.
  public let name: String
  /// Its value, or the default as people read it; `nil` for one that was given but is not shown
  /// because it may be a secret.
  public let value: String?
  /// Where it was given; `nil` for the default.
  public let place: SettingPlace?
}

extension ServerConfiguration {
  /// All settings as people may see them, without secrets.
  public var effective: [EffectiveSetting] {
    ServerSetting.all.map { setting in
      let origin = origins[setting.name]
      return EffectiveSetting(
        name: setting.name, value: origin == nil ? setting.standard : origin?.text,
        place: origin?.place)
    }
  }

  /// The settings for the console.
  var reported: [ServerReport.Setting] {
    effective.map { setting in
      ServerReport.Setting(
        name: setting.name, value: setting.value,
        source: setting.place.map { .given($0.shown) } ?? .standard)
    }
  }
}
