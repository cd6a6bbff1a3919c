"""Evidence that several typologies share; what one typology alone needs lies with it."""
