package present

import (
	"context"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
)

// ItemSettingsDesk is what the settings of 公开事项 need of the desk.
type ItemSettingsDesk interface {
	Routes(ctx context.Context) ([]office.Route, error)
	SetRoutes(ctx context.Context, own []office.Route) error
	SamePerson(ctx context.Context) (string, error)
	SetSamePerson(ctx context.Context, reason string) error
	IndexSettings(ctx context.Context) (desk.IndexSettings, error)
	SetIndexSettings(ctx context.Context, s desk.IndexSettings) error
	Contact(ctx context.Context) (form.Contact, error)
	SetContact(ctx context.Context, c form.Contact) error
	GuideFacts(ctx context.Context) (desk.GuideFacts, error)
	SetGuideFacts(ctx context.Context, g desk.GuideFacts) error
}

// The fields of the settings of 公开事项.
const (
	RouteNameField  = "route_name"
	RouteStepsField = "route_steps"
	PatternField    = "pattern"
	SamePersonField = "same_person"
	ContactField    = "contact"
	GuideField      = "guide"
)

// ItemSettings is how the office works on 公开事项.
type ItemSettings struct {
	Routes     []RouteEntry
	SamePerson string // why 保密审查 and 签发 may be one person's; "" for not
	Index      desk.IndexSettings
	Contact    form.Contact
	Guide      desk.GuideFacts
}

// RouteEntry is a review route.
type RouteEntry struct {
	ID, Name, Steps string
	Own             bool // made in this office
}

func (s *Settings) itemSettings(ctx context.Context) (ItemSettings, error) {
	var m ItemSettings
	routes, err := s.desk.Routes(ctx)
	if err != nil {
		return m, err
	}
	builtIn := len(office.BuiltInRoutes(s.desk.Organ().Level))
	for n, r := range routes {
		var names []string
		for _, step := range r.Steps {
			names = append(names, step.Name)
		}
		m.Routes = append(m.Routes, RouteEntry{r.ID, r.Name, strings.Join(names, "→"), n >= builtIn})
	}
	if m.SamePerson, err = s.desk.SamePerson(ctx); err != nil {
		return m, err
	}
	if m.Index, err = s.desk.IndexSettings(ctx); err != nil {
		return m, err
	}
	if m.Contact, err = s.desk.Contact(ctx); err != nil {
		return m, err
	}
	m.Guide, err = s.desk.GuideFacts(ctx)
	return m, err
}

// ownRoutes are the routes made in this office.
func (s *Settings) ownRoutes(ctx context.Context) ([]office.Route, error) {
	routes, err := s.desk.Routes(ctx)
	if err != nil {
		return nil, err
	}
	return routes[len(office.BuiltInRoutes(s.desk.Organ().Level)):], nil
}

// AddRoute adds a route of the office's own; done is as for AddPerson.
func (s *Settings) AddRoute(name, steps string, done func(wrong map[string]string)) {
	wrong := map[string]string{}
	route, err := office.ParseRoute(name, steps)
	if err == nil {
		err = route.Validate(s.desk.Organ().Level)
	}
	if err != nil {
		wrong[RouteStepsField] = fault.Sentence(err)
	}
	s.unlessWrong(wrong, RouteNameField, func(ctx context.Context) error {
		own, err := s.ownRoutes(ctx)
		if err != nil {
			return err
		}
		return s.desk.SetRoutes(ctx, append(own, route))
	}, done)
}

// DropRoute takes a route of the office's own away. Items that are on it stay
// on it.
func (s *Settings) DropRoute(id string) {
	s.run.Go(func(ctx context.Context) error {
		own, err := s.ownRoutes(ctx)
		if err != nil {
			return err
		}
		kept := []office.Route{}
		for _, r := range own {
			if r.ID != id {
				kept = append(kept, r)
			}
		}
		return s.desk.SetRoutes(ctx, kept)
	}, func(err error) {
		if err != nil {
			tell(s.view.Fail, err)
			return
		}
		s.Load()
	})
}

// SetSamePerson keeps or takes back the reason; done is as for AddPerson.
func (s *Settings) SetSamePerson(reason string, done func(wrong map[string]string)) {
	s.unlessWrong(map[string]string{}, SamePersonField, func(ctx context.Context) error { return s.desk.SetSamePerson(ctx, reason) }, done)
}

// SetIndex keeps how items are numbered; done is as for AddPerson.
func (s *Settings) SetIndex(i desk.IndexSettings, done func(wrong map[string]string)) {
	s.unlessWrong(map[string]string{}, PatternField, func(ctx context.Context) error { return s.desk.SetIndexSettings(ctx, i) }, done)
}

// SetContact keeps whom people turn to; done is as for AddPerson.
func (s *Settings) SetContact(c form.Contact, done func(wrong map[string]string)) {
	s.unlessWrong(map[string]string{}, ContactField, func(ctx context.Context) error { return s.desk.SetContact(ctx, c) }, done)
}

// SetGuide keeps what the 公开指南 says of the office; done is as for AddPerson.
func (s *Settings) SetGuide(g desk.GuideFacts, done func(wrong map[string]string)) {
	s.unlessWrong(map[string]string{}, GuideField, func(ctx context.Context) error { return s.desk.SetGuideFacts(ctx, g) }, done)
}
